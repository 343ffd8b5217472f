import Execution
import Imaging

/// An explanation whose maps lie over its picture in files.
public struct DrawnExplanation: Sendable {
  public let explanation: Explanation
  /// PNG files, one for each of the explanation's maps.
  public let files: [String]
}

extension AsyncSequence where Element == Result<Explanation, any Error> {
  /// The same explanations, the maps of each drawn into files while the network makes the next ones.
  ///
  ///     let drawn = try explainer.explanations(of: inputs, options).drawn(by: Overlay()) { place, map in
  ///       "\(names[place]).\(map.classIndex).\(map.method).png"
  ///     }
  ///
  /// - Parameter path: where a map of the explanation at this place goes; what lies there is replaced.
  /// - Returns: what failed as it was. The sequence throws what drawing, writing and `path` throw.
  public func drawn(
    by overlay: Overlay, log: RunLog = RunLog(),
    to path: @escaping @Sendable (_ place: Int, _ map: ClassMap) throws -> String
  ) -> ConcurrentMap<Self, Result<DrawnExplanation, any Error>> {
    // Four, so that few pictures are in memory.
    ConcurrentMap(self, atMost: 4) { place, result in
      guard case .success(let explanation) = result else {
        return result.map { DrawnExplanation(explanation: $0, files: []) }
      }
      let files = try log.measureBeside("draw") {
        try explanation.maps.map { map in
          let file = try path(place, map)
          try overlay.drawn(map.map, over: explanation.image).writePNG(to: file)
          return file
        }
      }
      return .success(DrawnExplanation(explanation: explanation, files: files))
    }
  }
}
