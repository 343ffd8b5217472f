/// What stands for how likely a subject is.
///
///     scores.likelihood  // .number, of a network that says ages
public enum Likelihood: String, Sendable, Encodable {
  /// A probability, 0 to 1; of an expression, the same expression of probabilities.
  case probability
  /// The cosine of two embeddings, -1 to 1.
  case cosine
  /// The network's number as it is, in its own unit.
  case number

  /// As a person reads it: the factor, how many digits stand behind the point, and the unit.
  package var shown: (factor: Double, decimals: Int, unit: String) {
    self == .probability ? (100, 1, " %") : (1, 3, "")
  }
}
