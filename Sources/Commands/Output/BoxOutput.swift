import MetaCAM

/// A box around a part of a map, as `--json` prints it.
struct BoxOutput: Encodable {
  /// `[left, top, width, height]`, in pixels of the picture that is drawn.
  let box: PictureBox
  /// Of the map's sum.
  let share: Double
  /// The map's greatest value in it.
  let peak: Float

  init(_ found: SalientBox) {
    box = found.box
    share = found.share
    peak = found.peak
  }

  /// The same as a line for a person: `box 120, 80 to 310, 260: 74.2 % of the map`.
  static func line(_ found: SalientBox) -> String {
    let numbers = [found.box.left, found.box.top, found.box.right, found.box.bottom].map {
      Columns.fixed($0, digits: 0)
    }
    let share = Columns.fixed(found.share * 100, digits: 1)
    return "box \(numbers[0]), \(numbers[1]) to \(numbers[2]), \(numbers[3]): \(share) % of the map"
  }
}
