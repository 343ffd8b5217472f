import Tensors

/// What is shown of a volume that a network saw: single slices, a sheet of them, and its maximum projection.
///
///     let sheet = try view.sheet(of: 12, map: map, by: Overlay())
public struct VolumeView: Sendable, Equatable {
  /// `[D, H, W]`, grey from 0 to 255.
  public let levels: Tensor

  /// D, in slices.
  public var depth: Int { levels.shape[0] }
  /// In voxels.
  public var height: Int { levels.shape[1] }
  /// In voxels.
  public var width: Int { levels.shape[2] }

  /// The mean over channels.
  /// - Parameter levels: `[C, D, H, W]`, from 0 to 255.
  /// - Precondition: four axes, none of them empty.
  package init(of levels: Tensor) {
    precondition(levels.rank == 4 && levels.count > 0)
    self.levels = Self.channelMean(levels)
  }

  /// `[C, D, H, W]` gives `[D, H, W]`.
  static func channelMean(_ volume: Tensor) -> Tensor {
    let sum = (1..<volume.shape[0]).reduce(volume.slice(0)) { $0.zipped(with: volume.slice($1), +) }
    return volume.shape[0] == 1 ? sum : sum.map { $0 / Float(volume.shape[0]) }
  }

  /// One slice, counted from 0.
  public func slice(_ index: Int) -> Image { Self.image(of: levels.slice(index)) }

  /// The largest grey of all slices at each place.
  public var projection: Image { Self.image(of: Self.maximumProjection(levels)) }

  /// The largest number of all slices at each place: `[D, H, W]` gives `[H, W]`.
  ///
  ///     P(y, x) = max_z L(z, y, x)
  public static func maximumProjection(_ volume: Tensor) -> Tensor {
    (1..<volume.shape[0]).reduce(volume.slice(0)) { largest, slice in largest.zipped(with: volume.slice(slice), max) }
  }

  /// Evenly spaced slices: the middles of as many equal parts of the volume; all of them where there are no more.
  public func evenlySpaced(_ count: Int) -> [Int] { Self.evenlySpaced(count, of: depth) }

  static func evenlySpaced(_ count: Int, of depth: Int) -> [Int] {
    guard count > 0, count < depth else { return Array(0..<depth) }
    return (0..<count).map { (2 * $0 + 1) * depth / (2 * count) }
  }

  private static func image(of plane: Tensor) -> Image {
    Image(width: plane.shape[1], height: plane.shape[0], fineSamples: plane.elements)
  }
}
