import Failures

/// `preprocessor_config.json` of the library `transformers`.
///
/// What it leaves out is as the processor's class has it there.
struct HubPictures {
  /// What a class of processors does by itself.
  fileprivate struct Usual {
    var resizing: PictureFormat.Resizing = .both(.init(224, 224))
    var crop: PictureFormat.Size?
    var interpolation: PictureFormat.Interpolation = .bilinear
    var mean = [0.5, 0.5, 0.5]
    var deviation = [0.5, 0.5, 0.5]
    /// Whether the crop is a share of the shorter side, below 384 pixels.
    var hasShare = false
    /// Whether pictures are divided by the deviation once more.
    var dividesTwice = false
  }

  private static let classes: [String: Usual] = [
    "ViT": Usual(),
    "ConvNext": Usual(resizing: .shorterSide(384), interpolation: .bicubic, hasShare: true),
    "DeiT": Usual(resizing: .both(.init(256, 256)), crop: .init(224, 224), interpolation: .bicubic),
    "MobileNetV2": Usual(resizing: .shorterSide(256), crop: .init(224, 224)),
    "MobileNetV1": Usual(resizing: .shorterSide(256), crop: .init(224, 224)),
    "EfficientNet": Usual(resizing: .both(.init(346, 346)), interpolation: .bicubic, dividesTwice: true),
    "Bit": clip, "CLIP": clip,
  ]

  private static let clip = Usual(
    resizing: .shorterSide(224), crop: .init(224, 224), interpolation: .bicubic,
    mean: [0.48145466, 0.4578275, 0.40821073], deviation: [0.26862954, 0.26130258, 0.27577711])

  /// The class that a kind of networks has its pictures from.
  private static let classNames = [
    "vit": "ViT", "swin": "ViT", "deit": "DeiT", "resnet": "ConvNext", "regnet": "ConvNext", "convnext": "ConvNext",
    "mobilenet_v2": "MobileNetV2", "efficientnet": "EfficientNet",
  ]

  /// - Parameters:
  ///   - configuration: nil where the folder has none.
  ///   - kind: the network's `model_type`.
  ///   - side: of the pictures that the network was built for, if it says so.
  static func format(_ configuration: Configuration?, kind: String, side: Int?) throws(ModelError) -> PictureFormat {
    let usual = try usual(configuration, kind)
    guard let configuration else {
      var format = PictureFormat(usual)
      if let side, usual.crop == nil { format.resizing = .both(.init(side, side)) }
      return format
    }
    var format = PictureFormat(usual)
    let crops = try configuration.flag("do_center_crop", usual.crop != nil)
    format.crop = crops ? usual.crop : nil
    if let size = configuration["size"] { format.resizing = try resizing(size, usual, configuration) }
    if crops, let size = configuration["crop_size"] { format.crop = try square(size, "crop_size", configuration) }
    if let code = configuration["resample"] {
      guard let integer = code.integer, let interpolation = PictureFormat.Interpolation(rawValue: integer) else {
        throw configuration.unsupported(
          "resample", "the code \(code.integer.map(String.init) ?? "that is no number")",
          known: ["0 nearest", "1 lanczos", "2 bilinear", "3 bicubic", "4 box"])
      }
      format.interpolation = interpolation
    }
    if usual.hasShare { try takeShare(&format, configuration) }
    if try !configuration.flag("do_resize", true) { format.resizing = .none }
    if try configuration.flag("do_pad", false) { throw configuration.unsupported("do_pad", "true") }
    guard format.size != nil else {
      throw ModelError(
        .unsupported, "\(configuration.file): pictures keep their ratio, and maps are made of inputs of one size",
        remedy: "set 'do_center_crop' and 'crop_size', or 'size' with height and width")
    }
    try normalise(&format, usual, configuration)
    return format
  }

  private static func usual(_ configuration: Configuration?, _ kind: String) throws(ModelError) -> Usual {
    var name = classNames[kind] ?? "ViT"
    let key = configuration?["image_processor_type"] == nil ? "feature_extractor_type" : "image_processor_type"
    if let configuration, let given = configuration[key]?.text {
      let endings = ["ImageProcessor", "ImageProcessorFast", "ImageProcessorPil", "FeatureExtractor"]
      guard let ending = endings.first(where: given.hasSuffix),
        let usual = classes[String(given.dropLast(ending.count))]
      else { throw configuration.unsupported(key, "'\(given)'", known: classes.keys.sorted()) }
      return usual
    }
    if classes[name] == nil { name = "ViT" }
    return classes[name] ?? Usual()
  }

  // MARK: - Sizes

  private static func resizing(
    _ value: JSONValue, _ usual: Usual, _ configuration: Configuration
  ) throws(ModelError) -> PictureFormat.Resizing {
    func checked(_ side: JSONValue?) throws(ModelError) -> Int {
      guard let side = side?.integer, Configuration.sides.contains(side) else {
        throw configuration.fault("size", "holds no sides from 1 to 16384")
      }
      return side
    }
    if let side = value.integer {
      // As it was written before sides had names.
      let length = try checked(.number(Double(side)))
      if case .shorterSide = usual.resizing { return .shorterSide(length) }
      return .both(.init(length, length))
    }
    guard let sides = value.object else { throw configuration.fault("size", "is neither a number nor an object") }
    if let edge = sides["shortest_edge"] {
      guard (sides["longest_edge"] ?? .null) == .null else {
        throw configuration.unsupported("size", "a longest edge")
      }
      return .shorterSide(try checked(edge))
    }
    return .both(.init(try checked(sides["height"]), try checked(sides["width"])))
  }

  private static func square(
    _ value: JSONValue, _ key: String, _ configuration: Configuration
  ) throws(ModelError) -> PictureFormat.Size {
    let sides: (Int?, Int?) =
      if let side = value.integer { (side, side) } else {
        (value.object?["height"]?.integer, value.object?["width"]?.integer)
      }
    guard let height = sides.0, let width = sides.1, Configuration.sides.contains(height),
      Configuration.sides.contains(width)
    else { throw configuration.fault(key, "holds no sides from 1 to 16384") }
    return .init(height, width)
  }

  /// Below 384 pixels the shorter side is made longer by the crop's share, and the rest cut away; else both are stretched.
  private static func takeShare(_ format: inout PictureFormat, _ configuration: Configuration) throws(ModelError) {
    guard case .shorterSide(let side) = format.resizing else {
      throw configuration.fault("size", "has no shortest edge, which this processor needs")
    }
    let share = try configuration.number("crop_pct", 224.0 / 256, in: 0.05...1)
    // A crop of its own comes on top, of what has been cut already.
    if let crop = format.crop, crop.height > side || crop.width > side {
      throw configuration.unsupported("crop_size", "more than the size")
    }
    guard side < 384 else {
      format.resizing = .both(.init(side, side))
      return
    }
    format.resizing = .shorterSide(Int(Double(side) / share))
    format.crop = format.crop ?? .init(side, side)
  }

  // MARK: - Samples

  private static func normalise(
    _ format: inout PictureFormat, _ usual: Usual, _ configuration: Configuration
  ) throws(ModelError) {
    let rescales = try configuration.flag("do_rescale", true)
    let factor = try configuration.number("rescale_factor", 1.0 / 255, in: 1e-9...1e3)
    format.factor = rescales ? factor : 1
    let isShifted = try configuration.flag("rescale_offset", false)
    let offset: Double = rescales && isShifted ? 1 : 0
    let deviations = try numbers("image_std", format.standardDeviation, configuration)
    guard deviations.allSatisfy({ $0 > 0 }) else { throw configuration.fault("image_std", "is not above 0") }
    if try configuration.flag("do_normalize", true) {
      format.mean = try numbers("image_mean", format.mean, configuration)
      format.standardDeviation = deviations
    } else {
      format.mean = [0, 0, 0]
      format.standardDeviation = [1, 1, 1]
    }
    format.mean = format.mean.map { $0 + offset }
    let isClassifiers = try configuration.flag("include_top", true)
    guard usual.dividesTwice, isClassifiers else { return }
    if format.standardDeviation.count != deviations.count { format.standardDeviation = deviations.map { _ in 1 } }
    format.standardDeviation = zip(format.standardDeviation, deviations).map { $0 * $1 }
  }

  /// Three numbers, or one for grey.
  private static func numbers(
    _ key: String, _ usual: [Double], _ configuration: Configuration
  ) throws(ModelError) -> [Double] {
    guard let value = configuration[key] else { return usual }
    let list = value.list ?? [value]
    let numbers = list.compactMap(\.number).filter { $0.isFinite && abs($0) <= 1e6 }
    guard numbers.count == list.count, [1, 3].contains(numbers.count) else {
      throw configuration.fault(key, "is neither one number nor three")
    }
    return numbers
  }
}

extension PictureFormat {
  fileprivate init(_ usual: HubPictures.Usual) {
    self.init(
      resizing: usual.resizing, interpolation: usual.interpolation, crop: usual.crop, roundsCropDown: true,
      factor: 1.0 / 255, mean: usual.mean, standardDeviation: usual.deviation)
  }
}
