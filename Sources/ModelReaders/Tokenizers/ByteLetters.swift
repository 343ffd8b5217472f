/// The letter that stands for each byte in a vocabulary of byte pairs: a byte that prints in Latin-1 is its own character, the
/// others are those from U+0100 on, in their order.
///
/// Source: Radford et al., "Language models are unsupervised multitask learners", 2019.
enum ByteLetters {
  /// Of a byte in Latin-1, whether the table takes it as it is.
  private static func prints(_ byte: Int) -> Bool {
    (33...126).contains(byte) || (161...172).contains(byte) || (174...255).contains(byte)
  }

  /// The letter of each byte, at the byte's place.
  static let all: [Unicode.Scalar] = {
    var others: UInt32 = 0
    return (0..<256).map { byte in
      let code = prints(byte) ? UInt32(byte) : 256 + others
      if !prints(byte) { others += 1 }
      return Unicode.Scalar(code) ?? " "
    }
  }()

  /// The bytes in the order in which published lists count them: first those that print.
  static let listed = (0..<256).filter(prints) + (0..<256).filter { !prints($0) }

  /// The scalars that stand for a byte, and the bytes.
  static let bytes = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, UInt8($0)) })
}
