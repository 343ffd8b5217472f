import Figures
import Imaging
import Synchronization

/// What the network sees of a frame: the same of all, since they are of one size.
struct FilmView: Sendable {
  let placement: NetworkInput.Placement
  let height: Int
  let width: Int
}

/// What frames of one film share: where maps lie, and labels, which stay the same for many frames.
final class FilmPainters: Sendable {
  private struct State {
    var painter: FramePainter?
    var label: (text: String, image: Image)?
  }

  private let width: Int
  private let height: Int
  private let overlay: Overlay
  private let state = Mutex(State())

  init(width: Int, height: Int, overlay: Overlay) {
    (self.width, self.height, self.overlay) = (width, height, overlay)
  }

  func painter(for view: FilmView) -> FramePainter {
    state.withLock { state in
      if let painter = state.painter { return painter }
      let painter = FramePainter(
        width: width, height: height, placement: view.placement, viewHeight: view.height, viewWidth: view.width,
        overlay: overlay)
      state.painter = painter
      return painter
    }
  }

  /// A label with the text, a twentieth of the frame high; nil where the frame is too small to read it.
  func label(_ text: String) throws(FigureError) -> Image? {
    guard height >= 60, width >= 60 else { return nil }
    if let label = state.withLock({ $0.label }), label.text == text { return label.image }
    let image = try Caption.drawn(text, height: max(height / 20, 12), atMost: width * 9 / 10)
    state.withLock { $0.label = (text, image) }
    return image
  }
}
