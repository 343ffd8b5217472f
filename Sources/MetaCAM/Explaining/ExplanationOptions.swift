import ActivationMaps
import Classifiers
import Studies

/// What to explain, and how.
public struct ExplanationOptions: Sendable {
  /// Where there is none, the likeliest class of each image.
  public var classes: [ClassChoice]
  /// What makes the maps, in the order of the results.
  public var methods: [Method]
  /// An ensemble that was chosen before: its map comes behind those of the methods, as `EnsembleFile.slug`.
  public var ensemble: EnsembleFile?
  /// Which score of the class is explained.
  public var target: ScoreTarget
  /// Takes the principal component of the channels' contributions instead of their sum, which is less noisy.
  public var eigenSmooth: Bool
  /// Takes the mean over six variants of the image: mirrored or not, at 0.9, 1 and 1.1 times its normalised values.
  public var augmentationSmooth: Bool
  /// For `random-cam`.
  public var seed: UInt64
  /// Keeps what the maps are made from: `Explanation.records`.
  public var keepsRecords: Bool

  /// By default Grad-CAM of the likeliest class.
  public init(
    classes: [ClassChoice] = [], methods: [Method] = [.gradCAM], target: ScoreTarget = .logit,
    eigenSmooth: Bool = false,
    augmentationSmooth: Bool = false, seed: UInt64 = 0, keepsRecords: Bool = false, ensemble: EnsembleFile? = nil
  ) {
    self.ensemble = ensemble
    self.classes = classes
    self.methods = methods
    self.target = target
    self.eigenSmooth = eigenSmooth
    self.augmentationSmooth = augmentationSmooth
    self.seed = seed
    self.keepsRecords = keepsRecords
  }

  /// The methods whose maps are made: those asked for, and what the ensemble needs besides.
  var madeMethods: [Method] {
    (methods + (ensemble?.memberMethods ?? [])).eachOnce(by: \.slug)
  }

  /// - Throws: `ActivationMapError` if a method cannot be had in the smoothed form asked for.
  func check() throws {
    let unsmoothable = madeMethods.filter { eigenSmooth && !$0.canBeEigenSmoothed }.map(\.slug)
    guard unsmoothable.isEmpty else {
      throw ActivationMapError(
        .notSmoothable,
        "eigen-smoothing is for maps that are sums over channels; leave out \(unsmoothable.joined(separator: ", "))")
    }
    if augmentationSmooth, let control = methods.first(where: \.isControl) {
      throw ActivationMapError(.notSmoothable, "\(control.slug) is a control and is not smoothed; leave it out")
    }
  }
}
