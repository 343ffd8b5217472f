import Failures

extension OperatorCatalogue {
  /// ONNX's operators of opset 7 to 24 that no graph holds, each with the reason.
  public static let refused: [String: Note] = Dictionary(
    (outputRefusals.map { (Note($0, remedy: $1), $2) } + refusals.map { (Note($0), $1) })
      .flatMap { reason, names in names.map { ($0, reason) } }, uniquingKeysWith: { first, _ in first })

  /// Why an operator of another domain is refused, with the way to export the network without it.
  public static func foreignReason(_ name: String, domain: String) -> String {
    let way =
      switch (domain, name) {
      case ("com.microsoft", _) where name.hasPrefix("QLinear") || name.contains("Quant"):
        "quantise with quant_format=QuantFormat.QDQ"
      case ("com.microsoft", _), ("com.microsoft.nchwc", _):
        "give the model as it was before onnxruntime optimised it"
      default: "export with standard operators, or with the operator as a function of the model"
      }
    return "the operator is none of ONNX's own but of '\(domain)'; \(way)"
  }

  /// Those that another output of the network leaves out.
  private static let outputRefusals: [(reason: String, remedy: Remedy, names: [String])] = [
    (
      "it is a loss for training", "name the class scores with \(.option(.output))",
      ["NegativeLogLikelihoodLoss", "SoftmaxCrossEntropyLoss"]
    ),
    (
      "the size of its result depends on the picture",
      "export the network without what filters its results, or so that a value before it is an output", filtering
    ),
  ]

  private static let filtering = ["NonMaxSuppression", "NonZero", "Unique"]

  /// Operators with results whose number hangs on the picture.
  package static let filteringByPicture = Set(filtering)

  private static let refusals: KeyValuePairs<String, [String]> = [
    "it works on sequences, and a network's values here are arrays; export without sequences": [
      "ConcatFromSequence", "SequenceAt", "SequenceConstruct", "SequenceEmpty", "SequenceErase", "SequenceInsert",
      "SequenceLength", "SequenceMap", "SplitToSequence",
    ],
    "its value may be absent, and those of a network here are not; export without optional values": [
      "Optional", "OptionalGetElement", "OptionalHasElement",
    ],
    "it works on text; begin behind it": [
      "RegexFullMatch", "StringConcat", "StringNormalizer", "StringSplit", "TfIdfVectorizer",
    ],
    "it draws random numbers, so that one picture would get another answer each time; export in evaluation mode": [
      "Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike",
    ],
    "how often it repeats a network depends on the picture, and repetitions are written out only where it is known beforehand":
      ["Loop", "Scan"],
    "its condition depends on the picture, and a branch is taken only where the condition is known beforehand": ["If"],
    "it analyses signals such as sound, not pictures": [
      "BlackmanWindow", "DFT", "HammingWindow", "HannWindow", "MelWeightMatrix", "STFT",
    ],
    "it decodes a file within the network; begin behind it": ["ImageDecoder"],
    "it keeps what a language model has seen from one run to the next": ["TensorScatter"],
    "it pools whole-number regions that a detector proposes; export with RoiAlign": ["MaxRoiPool"],
    "its filters are moved by what the picture holds, which neither the engine nor a formula of others here does": [
      "DeformConv"
    ],
  ]
}
