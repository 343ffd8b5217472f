/// `pretrained_cfg` of the library `timm`, with its evaluation's steps.
enum TimmPictures {
  /// - Parameter side: of the pictures that the network was built for, if it takes no others.
  static func format(_ configuration: Configuration, side: Int?) throws(ModelError) -> PictureFormat {
    let sizes = try configuration.integers("input_size", [3, 224, 224], count: 3, in: Configuration.sides)
    let size = PictureFormat.Size(side ?? sizes[1], side ?? sizes[2])
    let share = try configuration.number("crop_pct", 0.875, in: 0.05...10)
    let scaled = PictureFormat.Size(
      min(Int(Double(size.height) / share), 16_384), min(Int(Double(size.width) / share), 16_384))
    guard scaled.height > 0, scaled.width > 0 else { throw configuration.fault("crop_pct", "leaves nothing") }
    let resizing: PictureFormat.Resizing
    switch try configuration.text("crop_mode", "center") {
    case "squash": resizing = .both(scaled)
    case "center" where size.height == size.width: resizing = .shorterSide(scaled.height)
    case "center": throw configuration.unsupported("input_size", "other than a square")
    case let mode: throw configuration.unsupported("crop_mode", "'\(mode)'", known: ["center", "squash"])
    }
    return PictureFormat(
      resizing: resizing, interpolation: try interpolation(configuration), crop: size, roundsCropDown: false,
      factor: 1.0 / 255, mean: try numbers("mean", [0.485, 0.456, 0.406], configuration),
      standardDeviation: try numbers("std", [0.229, 0.224, 0.225], configuration))
  }

  private static func interpolation(
    _ configuration: Configuration
  ) throws(ModelError) -> PictureFormat.Interpolation {
    let names: [String: PictureFormat.Interpolation] = [
      "nearest": .nearest, "lanczos": .lanczos, "bilinear": .bilinear, "bicubic": .bicubic, "box": .box,
    ]
    let name = try configuration.text("interpolation", "bilinear")
    guard let interpolation = names[name] else {
      throw configuration.unsupported("interpolation", "'\(name)'", known: names.keys.sorted())
    }
    return interpolation
  }

  private static func numbers(
    _ key: String, _ usual: [Double], _ configuration: Configuration
  ) throws(ModelError) -> [Double] {
    guard let value = configuration[key] else { return usual }
    let numbers = (value.list ?? []).compactMap(\.number).filter { $0.isFinite && abs($0) <= 1e6 }
    guard numbers.count == value.list?.count, [1, 3].contains(numbers.count),
      key != "std" || numbers.allSatisfy({ $0 > 0 })
    else { throw configuration.fault(key, "is no list of one or three numbers" + (key == "std" ? " above 0" : "")) }
    return numbers
  }
}
