extension Image {
  /// The picture at another size, equal to the `Image.resize` of Pillow 13 or the `resize` of OpenCV 4 and 5.
  ///
  ///     let small = try image.resized(height: 224, width: 224, interpolation: .bicubic)
  ///
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `maximumPixelCount`.
  /// - Complexity: O(h·W·a + H·W·b) from h × w to H × W, where a and b pixels make a new one along each axis.
  public func resized(
    height: Int, width: Int, interpolation: Interpolation = .bilinear
  ) throws(ImagingError) -> Image {
    _ = try Image.checkedPixelCount(width: width, height: height)
    return try resized(
      height: height, width: width, rows: 0..<height, columns: 0..<width, interpolation: interpolation)
  }

  /// Some rows and columns of the picture at another size, without the work for the rest.
  /// - Parameter channels: how samples lie side by side where OpenCV is called, which for few pixels rounds by place.
  func resized(
    height: Int, width: Int, rows: Range<Int>, columns: Range<Int>, interpolation: Interpolation,
    channels: ChannelOrder = .rgb
  ) throws(ImagingError) -> Image {
    if height == self.height && width == self.width {
      return rows == 0..<height && columns == 0..<width ? self : cut(rows: rows, columns: columns)
    }
    _ = try Image.checkedPixelCount(width: columns.count, height: rows.count)
    let task = ResizingTask(height: height, width: width, rows: rows, columns: columns)
    if let fineSamples { return try resized(fineSamples, task, interpolation) }
    switch interpolation.algorithm {
    case .pillow(let filter): return try resized(by: filter, task)
    case .pillowNearest: return try resizedToNearest(task)
    case .openCV(let kernel): return resizedByOpenCV(kernel, task, channels)
    case .openCVArea: return resizedByOpenCVArea(task, channels)
    case .openCVCubic: return resizedByOpenCVCubic(task, channels)
    }
  }

  private func cut(rows: Range<Int>, columns: Range<Int>) -> Image {
    func part<Sample>(_ samples: [Sample], _ channelCount: Int) -> [Sample] {
      var part: [Sample] = []
      part.reserveCapacity(rows.count * columns.count * channelCount)
      for row in rows {
        let start = (row * width + columns.lowerBound) * channelCount
        part += samples[start..<start + columns.count * channelCount]
      }
      return part
    }
    if let fineSamples {
      return Image(width: columns.count, height: rows.count, fineSamples: part(fineSamples, fineChannelCount))
    }
    return Image(width: columns.count, height: rows.count, pixels: part(pixels, 3))
  }
}
