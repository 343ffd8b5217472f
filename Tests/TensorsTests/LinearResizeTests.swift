import Tensors
import TestSupport
import Testing

@Suite struct LinearResizeTests {
  /// Single precision on both sides; positions are rounded differently, by less than 1e-6 of the cells here.
  @Test(arguments: [(33, 41), (3, 4), (14, 10), (5, 12), (1, 1)])
  func equalsOpenCVAndPyTorch(_ height: Int, _ width: Int) throws {
    let maps = try Fixtures.tensor("images/maps.f32", shape: [2, 7, 5])
    for (alignment, name) in [(LinearResize.Alignment.halfPixel, "half-pixel"), (.corners, "corners")] {
      let expected = try Fixtures.tensor("images/maps-\(name)-\(height)x\(width).f32", shape: [2, height, width])
      let resized = LinearResize.resized(maps, height: height, width: width, alignment: alignment)
      #expect(resized.shape == [2, height, width])
      #expect(largestDifference(resized, expected) <= 1e-6)
      // One map alone is the same as within a stack.
      #expect(
        LinearResize.resized(maps.slice(1), height: height, width: width, alignment: alignment) == resized.slice(1))
    }
  }

  /// 1e-6: as above, and PyTorch in double precision.
  @Test(arguments: [[7, 9, 6], [2, 3, 3], [3, 4, 9], [1, 1, 1]])
  func equalsPyTorchOnVolumes(_ lengths: [Int]) throws {
    let fixture = try VolumeFixture()
    let source = try fixture.tensor("resize/source")
    for (alignment, name) in [(LinearResize.Alignment.halfPixel, "half-pixel"), (.corners, "corners")] {
      let expected = try fixture.tensor("resize/\(name)-" + lengths.map(String.init).joined(separator: "x"))
      #expect(largestDifference(LinearResize.resized(source, to: lengths, alignment: alignment), expected) <= 1e-6)
    }
  }

  /// Along a third axis too; a map of one slice is as the plane.
  @Test(arguments: [LinearResize.Alignment.halfPixel, .corners])
  func resizesVolumesAxisByAxis(_ alignment: LinearResize.Alignment) {
    var random = SeededRandom(seed: 1)
    let volume = Tensor(shape: [2, 3, 4, 5], elements: (0..<120).map { _ in Float(random.uniform()) })
    let resized = LinearResize.resized(volume, to: [5, 7, 6], alignment: alignment)
    #expect(resized.shape == [2, 5, 7, 6])
    // The axes may come in any order: 0.5 ulp a step, of numbers below 1.
    let turned = LinearResize.resized(volume.transposed([0, 3, 1, 2]), to: [6, 5, 7], alignment: alignment)
    #expect(largestDifference(turned.transposed([0, 2, 3, 1]), resized) < 1e-6)
    #expect(LinearResize.resized(volume, to: [3, 4, 5], alignment: alignment) == volume)
    let plane = volume.slice(0).slice(0)
    let slices = LinearResize.resized(plane.reshaped([1, 4, 5]), to: [3, 9, 2], alignment: alignment)
    for slice in 0..<3 {
      #expect(slices.slice(slice) == LinearResize.resized(plane, height: 9, width: 2, alignment: alignment))
    }
  }

  @Test func keepsCornersAndConstants() {
    let map = Tensor(shape: [2, 2], elements: [1, 2, 3, 4])
    for alignment in [LinearResize.Alignment.halfPixel, .corners] {
      let large = LinearResize.resized(map, height: 9, width: 8, alignment: alignment)
      #expect([large[0, 0], large[0, 7], large[8, 0], large[8, 7]] == [1, 2, 3, 4])
      let plain = LinearResize.resized(
        Tensor(shape: [1, 3, 2], repeating: 0.25), height: 5, width: 7, alignment: alignment)
      #expect(plain == Tensor(shape: [1, 5, 7], repeating: 0.25))
    }
    #expect(LinearResize.resized(map, height: 2, width: 2) == map)
    #expect(LinearResize.resized(Tensor(shape: [0, 2, 2], repeating: 0), height: 3, width: 3).shape == [0, 3, 3])
  }
}
