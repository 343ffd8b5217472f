import Evaluation
import Imaging

extension PictureBox {
  /// The box in the pixels of what the network saw of the picture, cut off at its edges.
  ///
  ///     x' = (x − left)·W/width, for a view of W pixels that shows `width` of the picture from `left` on
  /// - Returns: nil where the network saw nothing of it.
  public func seen(in input: NetworkInput) -> PictureBox? {
    let (placement, view) = (input.placement, input.view)
    guard placement.width > 0, placement.height > 0 else { return nil }
    let (x, y) = (Double(view.width) / placement.width, Double(view.height) / placement.height)
    let box = try? PictureBox(
      left: (left - placement.left) * x, top: (top - placement.top) * y, width: width * x, height: height * y)
    return box?.clipped(width: Double(view.width), height: Double(view.height))
  }
}
