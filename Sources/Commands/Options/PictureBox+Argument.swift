import ArgumentParser
import MetaCAM

extension PictureBox {
  /// A box as `left,top,width,height`.
  /// - Throws: `ValidationError` if these are no four numbers; `EvaluationError` if they make no box.
  static func named(_ text: String) throws -> PictureBox {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 4, case let sides = numbers.compactMap(\.self), sides.count == 4 else {
      throw ValidationError("A box is four numbers with commas between: left,top,width,height; not '\(text)'.")
    }
    return try PictureBox(left: sides[0], top: sides[1], width: sides[2], height: sides[3])
  }
}
