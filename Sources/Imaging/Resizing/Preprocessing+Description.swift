/// What was done to a picture, for a person and for a program: every output says it in one of the two forms.
extension Preprocessing: CustomStringConvertible {
  /// One line: fit and size, interpolation, channels, range, mean and deviation.
  public var description: String {
    let slices = depth.map { "\($0) × " } ?? ""
    if isPrepared {
      return "prepared tensors of \(channels.count) × \(slices)\(cropSize.map { "\($0)" } ?? "any size")"
    }
    var parts =
      depth == nil
      ? ["\(fitInWords) (\(interpolation.slug))", channels.slug]
      : [
        "stretched to \(slices)\(cropSize.map { "\($0)" } ?? "its own size") (trilinear)",
        channels.count == 1 ? "1 channel" : "\(channels.count) channels",
      ]
    if isInverted { parts.append("inverted") }
    parts.append(scale == .unit ? "samples / 255" : "samples 0 to 255")
    parts.append("mean \(Self.listed(mean))")
    parts.append("deviation \(Self.listed(standardDeviation))")
    return parts.joined(separator: ", ")
  }

  private var fitInWords: String {
    let size = cropSize.map { "\($0)" } ?? "its own size"
    switch fit {
    case .pad:
      let place = padPosition == .centre ? "around" : padPosition == .right ? "on the right" : "right and below"
      return "padded to \(size), \(padColour.slug) \(place)"
    case .stretch where resizedSize == nil || resizedSize == cropSize: return "stretched to \(size)"
    default:
      let resized = resizedSize.map { "stretched to \($0)" } ?? shorterSide.map { "shorter side to \($0)" }
      let cut = cropSize.map { "\($0) cut from the middle" }
      let steps = [resized, cut].compactMap { $0 }
      return steps.isEmpty ? "as it is" : steps.joined(separator: ", ")
    }
  }

  private static func listed(_ numbers: [Float]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
}

extension Preprocessing.Size: CustomStringConvertible {
  /// Height × width.
  public var description: String { "\(height) × \(width)" }
}

extension Preprocessing: Encodable {
  private enum CodingKeys: String, CodingKey {
    case fit, depth, size, shorterSide, resized, padColour, padPosition, interpolation, channels, inverted, scale, mean
    case standardDeviation
  }

  /// Names as they are typed, sizes as `[height, width]`; what has no part in the fit is left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func listed(_ size: Size?) -> [Int]? { size.map { [$0.height, $0.width] } }
    try container.encode(fit.slug, forKey: .fit)
    try container.encodeIfPresent(depth, forKey: .depth)
    try container.encode(listed(cropSize), forKey: .size)
    if isPrepared { return try container.encode(channels.count, forKey: .channels) }
    if fit == .pad {
      try container.encode(padColour.slug, forKey: .padColour)
      try container.encode(padPosition.slug, forKey: .padPosition)
    } else {
      try container.encodeIfPresent(listed(resizedSize), forKey: .resized)
      if fit == .crop, resizedSize == nil { try container.encodeIfPresent(shorterSide, forKey: .shorterSide) }
    }
    try container.encode(depth == nil ? interpolation.slug : "trilinear", forKey: .interpolation)
    try container.encode(channels.slug, forKey: .channels)
    try container.encode(isInverted, forKey: .inverted)
    try container.encode(Int(scale.white), forKey: .scale)
    try container.encode(mean, forKey: .mean)
    try container.encode(standardDeviation, forKey: .standardDeviation)
  }
}
