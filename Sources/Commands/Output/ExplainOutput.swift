import MetaCAM

/// What `metacam explain --json` prints.
struct ExplainOutput: Encodable {
  let model: String
  let layer: String
  let layerShape: [Int]
  let images: [ImageOutput]
  /// Seconds by stage: read, compile, decode, prepare, run, maps, draw, write.
  let stageSeconds: [String: Double]

  init(model: String, layer: String, layerShape: [Int], images: [ImageOutput], stageSeconds: StageTimes) {
    self.model = model
    self.layer = layer
    self.layerShape = layerShape
    self.images = images
    self.stageSeconds = Dictionary(stageSeconds.stages.map { ($0.name, $0.seconds) }, uniquingKeysWith: +)
  }

  struct ImageOutput: Encodable {
    let image: String
    let top: [PredictionOutput]
    let maps: [MapOutput]

    init(path: String, top: [Prediction], maps: Zip2Sequence<[ClassMap], [String]>, labels: ClassLabels) {
      image = path
      self.top = top.map(PredictionOutput.init)
      self.maps = maps.map { map, file in
        MapOutput(
          class: map.classIndex, name: labels[map.classIndex].name, method: map.method, file: file,
          seconds: map.seconds, isEmpty: map.isEmpty)
      }
    }
  }

  struct MapOutput: Encodable {
    let `class`: Int
    let name: String?
    let method: String
    let file: String
    let seconds: Double
    let isEmpty: Bool

    enum CodingKeys: String, CodingKey {
      case name, method, file, seconds
      case `class`
      case isEmpty = "empty"
    }
  }
}
