extension DecodedPicture {
  /// The picture from 0 to 255: black at the range's lower end, white at its upper one, the other way about where the file
  /// says that its least value is white.
  ///
  /// Where its values have more than 8 bits, they are kept beside the rounded ones (`Image.fineSamples`), so that a network
  /// gets them unrounded.
  /// - Throws: `ImagingError.unsupported` for the full range of floats.
  public func image(range: SampleRange = .auto) throws(ImagingError) -> Image {
    let taken = try RangeOfPicture(range, of: self)
    var image: Image
    if taken.isWhole(for: samples) {
      image = Image(width: width, height: height, pixels: inThree(bytes(by: taken)))
    } else {
      image = Image(width: width, height: height, fineSamples: fineSamples(by: taken))
    }
    image.hasForeignColours = colourProfile.map { ColourProfile($0).changesColours } ?? false
    image.notes = notes + [taken.words.map { "range: \($0)" }].compactMap(\.self)
    return image
  }

  private func inThree(_ values: [UInt8]) -> [UInt8] {
    guard channelCount == 1 else { return values }
    return values.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count * 3) { target, count in
        for index in source.indices {
          for channel in 0..<3 { target[index * 3 + channel] = source[index] }
        }
        count = source.count * 3
      }
    }
  }

  private func bytes(by range: RangeOfPicture) -> [UInt8] {
    func level(_ value: Double) -> UInt8 {
      let place = UInt8(range.place(of: value).rounded())
      return isInverted ? 255 - place : place
    }
    switch samples {
    case .bytes(let values):
      if range.mapping == .linear(0, 255), !isInverted { return values }
      let table = (0..<1 << 8).map { level(Double($0)) }
      return values.map { table[Int($0)] }
    case .words(let values):
      let table = (0..<1 << 16).map { level(Double($0)) }
      return values.map { table[Int($0)] }
    case .floats(let values): return values.map { level(Double($0)) }
    }
  }

  private func fineSamples(by range: RangeOfPicture) -> [Float] {
    func level(_ value: Double) -> Float {
      let place = range.place(of: value)
      return Float(isInverted ? 255 - place : place)
    }
    switch samples {
    case .bytes(let values): return values.map { level(Double($0)) }
    case .words(let values):
      let table = (0..<1 << 16).map { level(Double($0)) }
      return values.map { table[Int($0)] }
    case .floats(let values): return values.map { level(Double($0)) }
    }
  }
}
