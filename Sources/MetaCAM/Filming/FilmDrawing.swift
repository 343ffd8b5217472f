import Execution
import Figures
import Films
import Imaging
import ModelReaders

/// Draws frames, several at once, and writes them in their order.
struct FilmDrawing: Sendable {
  let width: Int
  let height: Int
  let options: FilmOptions
  let labels: ClassLabels
  let log: RunLog

  /// A frame with what is to be drawn on it.
  struct Frame: Sendable {
    let drawn: FilmTimeline.Drawn
    let view: FilmView
  }

  /// What was drawn.
  struct Outcome: Sendable {
    var count = 0
    /// The time of the last frame.
    var last: Int64 = 0
    var moments: [FilmMoment] = []
  }

  func draw(
    _ frames: BoundedChannel<Frame>, into sink: some FilmSink, onFrame: @escaping @Sendable (Int) -> Void
  ) async throws -> Outcome {
    let painters = FilmPainters(width: width, height: height, overlay: options.overlay)
    let painted = ConcurrentMap(frames, atMost: 3) { [log] _, frame in
      try log.measureBeside("draw") {
        FilmFrame(image: try paint(frame, by: painters), time: frame.drawn.frame.time)
      }
    }
    var outcome = Outcome()
    for try await frame in painted {
      try await sink.append(frame)
      outcome.count += 1
      outcome.last = frame.time
      onFrame(outcome.count)
    }
    return outcome
  }

  private func paint(_ frame: Frame, by painters: FilmPainters) throws -> Image {
    let painter = painters.painter(for: frame.view)
    let label = options.hasLabels ? try painters.label(text(of: frame.drawn.moment)) : nil
    return painter.painted(frame.drawn.frame.image, frame.drawn.map, label: label)
  }

  /// `281 tabby  0.83`
  private func text(of moment: FilmMoment) -> String {
    let hundredths = Int((moment.probability * 100).rounded())
    let probability = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return "\(labels[moment.classIndex])  \(probability)"
  }
}
