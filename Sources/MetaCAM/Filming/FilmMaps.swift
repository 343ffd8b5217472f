import Classifiers
import Imaging
import ModelReaders
import Tensors

/// A map of a film with what the network said of its frame.
struct FilmMap: Sendable {
  var map: TimedMap
  let moment: FilmMoment
  /// Whether it is in [0, 1] for good, as each map by itself or a mean over layers is; else the method's own unit is left.
  let isScaled: Bool
}

/// From the explanations of a film's frames, one after another, to maps that go together over time.
struct FilmMaps: Sendable {
  private let options: FilmOptions
  private var smoothing: MapSmoothing
  private var maximum: FadingMaximum?

  init(_ options: FilmOptions) {
    self.options = options
    smoothing = MapSmoothing(seconds: options.smoothing)
    if case .window(let seconds) = options.normalisation { maximum = FadingMaximum(seconds: seconds) }
  }

  /// The map of the next frame, smoothed, and over a window also normalised.
  /// - Throws: `MetaCAMError.noMap` where the explanation has none.
  mutating func next(_ explanation: Explanation, frame: Int, time: Double) throws(MetaCAMError) -> FilmMap {
    guard let made = explanation.maps.first else { throw MetaCAMError(.noMap, "there is no map of a frame") }
    let scores = explanation.scores
    let moment = FilmMoment(
      frame: frame, seconds: time, classIndex: made.classIndex,
      probability: Prediction.of([made.classIndex], in: scores)[0].probability,
      likeliest: Prediction.likeliest(5, of: scores).map {
        .init(classIndex: $0.label.index, probability: $0.probability)
      })
    let ofLayer = options.normalisation == .frame ? nil : made.ofLayer
    var map = smoothing.smoothed(TimedMap(time: time, classIndex: made.classIndex, map: ofLayer ?? made.map))
    if ofLayer != nil, let highest = maximum?.with(map.map.maximum, at: time) { map = map.divided(by: highest) }
    return FilmMap(map: map, moment: moment, isScaled: ofLayer == nil || maximum != nil)
  }
}
