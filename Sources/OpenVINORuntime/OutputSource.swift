/// Where the numbers of an output come from.
///
/// OpenVINO 2026.4 drops operators that hand a value on, such as a `Dropout` and a `Max` of one value. Outputs that
/// are then one value, or an input, are one tensor to it: if each is given memory, all but the last of these are
/// never read or written, and hold what was there before.
enum OutputSource: Equatable {
  /// The engine makes it.
  case own
  /// It is the input of this index.
  case input(Int)
  /// It is the earlier output of this index.
  case output(Int)

  /// From the names that the engine tells: one for each of its tensors.
  static func sources(inputs: [String], outputs: [String]) -> [OutputSource] {
    outputs.enumerated().map { index, name in
      if let input = inputs.firstIndex(of: name) { return .input(input) }
      if let output = outputs[..<index].firstIndex(of: name) { return .output(output) }
      return .own
    }
  }
}
