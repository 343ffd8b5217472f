import Evaluation
import Execution
import Files
import Imaging

/// An explanation whose maps lie over its picture in files.
public struct DrawnExplanation: Sendable {
  /// The maps themselves.
  public let explanation: Explanation
  /// One for each of the explanation's maps.
  public let files: [File]

  /// A map drawn over its picture.
  public struct File: Sendable {
    /// Where the file was written.
    public let path: String
    /// Where the drawing asks for boxes, those of this map.
    public let boxes: [SalientBox]?
  }
}

extension AsyncSequence where Element == Result<Explanation, any Error> {
  /// The same explanations, the maps of each drawn into files while the network makes the next ones.
  ///
  ///     let drawn = try explainer.explanations(of: inputs, options).drawn(by: MapDrawing()) { place, tag in
  ///       "\(names[place]).\(tag).png"
  ///     }
  ///
  /// - Parameters:
  ///   - path: where a map of the explanation at this place goes, by what class and method are called in a file's name; what lies
  ///     there is replaced.
  /// - Returns: what failed as it was; also a picture that has changed when it is read again to be shown. The sequence throws
  ///   what drawing, writing and `path` throw else.
  public func drawn(
    by drawing: MapDrawing, log: RunLog = RunLog(),
    to path: @escaping @Sendable (_ place: Int, _ tag: String) throws -> String
  ) -> ConcurrentMap<Self, Result<DrawnExplanation, any Error>> {
    // Four, so that few pictures are in memory.
    ConcurrentMap(self, atMost: 4) { place, result in
      guard case .success(let explanation) = result else {
        return result.map { DrawnExplanation(explanation: $0, files: []) }
      }
      let canvas: MapDrawing.Canvas
      do { canvas = try log.measureBeside("decode") { try drawing.canvas(for: explanation.input) } } catch {
        return .failure(error)
      }
      let files = try log.measureBeside("draw") {
        try explanation.maps.map { map in
          let file = try path(place, "\(explanation.scores.reading.tag(of: map.classIndex)).\(map.method)")
          let drawn = try drawing.drawn(
            map.map, on: canvas, caption: drawing.caption(of: map, explanation.scores),
            subject: canvas.subject(map.classIndex, explanation.scores))
          try AtomicFile.write(drawn.bytes, to: file)
          return DrawnExplanation.File(path: file, boxes: drawing.boxThreshold == nil ? nil : drawn.boxes)
        }
      }
      return .success(DrawnExplanation(explanation: explanation, files: files))
    }
  }
}
