import Films
import Foundation
import Imaging
import Tensors
import Testing

/// Frames with their times, as a stream of bytes.
@Suite struct NutTests {
  private static func frames(of bytes: [UInt8], mostPixels: Int = 1 << 20) throws -> [FilmFrame] {
    guard var reader = try NutReader(ListedBytes(bytes), mostPixels: mostPixels) else { return [] }
    var frames: [FilmFrame] = []
    while let frame = try reader.next() { frames.append(frame) }
    return frames
  }

  /// What is written is read, whatever the steps between times.
  @Test func readsWhatIsWritten() throws {
    let times: [Int64] = [0, 1, 2, 127, 128, 16_383, 16_384, 1 << 40]
    let frames = times.enumerated().map { FilmSample.frame($0.offset, time: $0.element) }
    let bytes = FilmSample.stream(frames, timeBase: TimeBase(numerator: 1001, denominator: 30_000))
    #expect(try Self.frames(of: bytes) == frames)
    let reader = try NutReader(ListedBytes(bytes), mostPixels: 24)
    #expect(reader?.timeBase == TimeBase(numerator: 1001, denominator: 30_000))
    #expect(reader?.width == 6 && reader?.height == 4)
    #expect(try Self.frames(of: []).isEmpty)
  }

  /// A stream that ends anywhere but between frames is an error, and never a frame that is none.
  @Test func breaksOffWithAnError() throws {
    let frames = (0..<3).map { FilmSample.frame($0) }
    let bytes = FilmSample.stream(frames)
    let beginning = FilmSample.stream([]).count
    let step = (bytes.count - beginning) / 3
    var wholeEnds = 0
    for end in 1..<bytes.count {
      do {
        #expect(try Self.frames(of: Array(bytes[..<end])).count == (end - beginning) / step)
        wholeEnds += 1
      } catch { #expect(error is FilmError) }
    }
    // Behind the beginning and each frame, and behind the packet before each frame, which holds its time.
    #expect(wholeEnds == 3 + 3)
  }

  @Test func refusesFramesBeyondTheLimit() {
    let bytes = FilmSample.stream([FilmSample.frame(0)])
    #expect { try Self.frames(of: bytes, mostPixels: 23) } throws: { ($0 as? FilmError)?.code == .tooLarge }
  }

  /// Damaged bytes are an error or other frames: nothing traps, and nothing is believed of sizes.
  @Test func survivesDamage() {
    let bytes = FilmSample.stream((0..<2).map { FilmSample.frame($0) })
    var random = SeededRandom(seed: 1)
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: 0..<170, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? Self.frames(of: damaged)
    }
  }

  /// FFmpeg's own streams, with its own table of frames.
  @Test(.enabled(if: FilmSample.isFFmpegThere, "ffmpeg is not installed"))
  func readsFFmpegsStreams() throws {
    let folder = try Folder()
    let path = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -c:v rawvideo -pix_fmt rgb24 -f nut film.nut", in: folder)
    let frames = try Self.frames(of: Array(Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(frames.count == 10)
    // The same frames without their container.
    let raw = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -c:v rawvideo -pix_fmt rgb24 -f rawvideo film.raw", in: folder)
    #expect(Data(frames.flatMap(\.image.pixels)) == (try Data(contentsOf: URL(fileURLWithPath: raw))))
    // A black frame begins as the headers of some sounds do, which such streams leave out.
    let black = try FilmSample.make(
      "-f lavfi -i color=0x000001:s=8x8:r=25:d=0.2,format=rgb24 -c:v rawvideo -pix_fmt rgb24 -f nut black.nut",
      in: folder)
    #expect(try Self.frames(of: Array(Data(contentsOf: URL(fileURLWithPath: black)))).count == 5)
  }
}
