import Tensors

/// A map in colours, laid over the picture that it explains.
///
///     let image = try Overlay(colourMap: .turbo).drawn(map, over: cropped)
///     try image.writePNG(to: "cat-explained.png")
public struct Overlay: Sendable, Equatable {
  public var colourMap: ColourMap
  /// 0 shows the picture alone, 1 the map alone.
  public var opacity: Float

  public init(colourMap: ColourMap = .jet, opacity: Float = 0.5) {
    self.colourMap = colourMap
    self.opacity = opacity
  }

  /// (1 − opacity)·image + opacity·colour(map), rounded, halves up.
  /// - Parameter map: `[height, width]` of the picture, in [0, 1]; what lies outside is taken for the nearer end, NaN
  ///   for 0.
  /// - Throws: `ImagingError`: `invalidSize` if the map has another size than the picture, `invalidValue` if the
  ///   opacity lies outside [0, 1].
  public func drawn(_ map: Tensor, over image: Image) throws(ImagingError) -> Image {
    guard opacity >= 0 && opacity <= 1 else {
      throw ImagingError(.invalidValue, "the opacity must lie between 0 and 1", context: ["opacity": "\(opacity)"])
    }
    guard map.shape == [image.height, image.width] else {
      throw ImagingError(
        .invalidSize, "the map and the picture differ in size; resize the map first",
        context: ["map": "\(map.shape)", "picture": "\([image.height, image.width])"])
    }
    // What the map adds, by colour number, with the half for rounding.
    let shares = colourMap.samples.map { opacity * Float($0) + 0.5 }
    let rest = 1 - opacity
    let count = image.pixels.count
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
      image.pixels.withUnsafeBufferPointer { source in
        map.withUnsafeElements { values in
          shares.withUnsafeBufferPointer { shares in
            for index in values.indices {
              let colour = ColourMap.index(of: values[index]) * 3
              for channel in 0..<3 {
                target[index * 3 + channel] = UInt8(
                  rest * Float(source[index * 3 + channel]) + shares[colour + channel])
              }
            }
          }
        }
      }
      initializedCount = count
    }
    return Image(width: image.width, height: image.height, pixels: pixels)
  }
}
