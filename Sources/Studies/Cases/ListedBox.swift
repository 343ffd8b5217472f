import Evaluation

/// A box as a list gives it.
enum ListedBox {
  case box(PictureBox)
  case fault(String)

  init(_ make: () throws(EvaluationError) -> PictureBox) {
    do throws(EvaluationError) {
      let box = try make()
      self = box.left >= 0 && box.top >= 0 ? .box(box) : .fault("the box \(box) begins outside of the picture")
    } catch {
      self = .fault(error.message)
    }
  }
}

extension StudyCase {
  /// Takes a box that a list gives it.
  /// - Returns: why it cannot, nil where it can.
  mutating func add(_ listed: ListedBox) -> String? {
    switch listed {
    case .fault(let text): return text
    case .box(let box):
      guard boxes.count < Self.mostBoxes else {
        return "the picture and class have more than \(Self.mostBoxes) boxes"
      }
      if !boxes.contains(box) { boxes.append(box) }
      return nil
    }
  }
}
