import Films
import Tensors

/// Brings the frames of a film and the maps of some of them together, in their order.
///
/// A frame between two maps of one class has what lies between them, by its time; where the class changes, the earlier map stays until
/// then, since a mixture would be a map of neither; and behind the last map, that one.
struct FilmTimeline {
  /// A frame with what is to be drawn on it.
  struct Drawn: Sendable {
    let frame: FilmFrame
    let map: Tensor
    /// Of the last map that is not later.
    let moment: FilmMoment
  }

  private let timeBase: TimeBase
  private var last: FilmMap?
  /// Those behind the last map.
  private var waiting: [FilmFrame] = []

  init(timeBase: TimeBase) { self.timeBase = timeBase }

  /// - Parameter map: that of the frame; nil where it has none of its own.
  /// - Returns: the frames that can be drawn now.
  mutating func add(_ frame: FilmFrame, _ map: FilmMap?) -> [Drawn] {
    guard let map else {
      waiting.append(frame)
      return []
    }
    var drawn = waiting.compactMap { between($0, next: map) }
    waiting = []
    last = map
    drawn.append(Drawn(frame: frame, map: map.map.map, moment: map.moment))
    return drawn
  }

  /// The frames behind the last map.
  mutating func finish() -> [Drawn] {
    defer { waiting = [] }
    return waiting.compactMap { between($0, next: nil) }
  }

  /// nil before the first map, which is the first frame's.
  private func between(_ frame: FilmFrame, next: FilmMap?) -> Drawn? {
    guard let last else { return nil }
    var map = last.map.map
    if let next = next?.map, next.classIndex == last.map.classIndex, next.map.shape == map.shape,
      next.time > last.map.time
    {
      let share = (timeBase.seconds(frame.time) - last.map.time) / (next.time - last.map.time)
      map = map.mixed(with: next.map, share: Float(min(max(share, 0), 1)))
    }
    return Drawn(frame: frame, map: map, moment: last.moment)
  }
}
