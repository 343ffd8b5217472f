/// One test of an audit: what it asks of a method, when that is answered well, and who says so.
///
///     AuditTest.all.map(\.slug)
///     AuditTest.cascade.verdict(ofRandomised: likeness)  // .fail
///
/// An audit finds methods out that cannot be right. None of its tests shows that a map is right.
public struct AuditTest: Sendable {
  /// The name in files.
  public let slug: String
  /// The name for people.
  public let title: String
  /// The same at the head of a narrow column.
  public let shortTitle: String
  /// What is done, and what is computed of it.
  public let procedure: String
  /// When a method passes, with the number.
  public let threshold: String
  /// Where the test comes from, and where its threshold does.
  public let source: String
  /// What a pass does not show.
  public let silence: String

  /// Every test, in the order of a report.
  public static let all: [AuditTest] = [
    cascade, independent, labels, repeatability, reproducibility, inputShift, noise, compression, shifts, localisation,
    removal,
  ]

  // MARK: Thresholds

  /// The most likeness to the map of a network without anything learned.
  public static let mostRandomised = 0.5
  /// Below it on one measure at least, two maps are not the same.
  public static let leastSame = 0.9
  /// The largest difference of two maps in [0, 1] that are to be equal but for rounding.
  public static let mostRounding = 0.01
  /// The largest difference under a rerun.
  public static let mostRerun = 1e-6
  /// The least SSIM of the maps of two networks.
  public static let leastReproduced = 0.5
  /// The least rank correlation with the map of a picture that looks the same.
  public static let leastStable = 0.8

  // MARK: Tests

  /// Whether the map changes when all that the network learned is drawn anew, layer after layer.
  public static let cascade = AuditTest(
    slug: "cascading-randomisation", title: "Cascading randomisation of parameters", shortTitle: "cascade",
    procedure:
      "The layers' parameters are drawn anew from the head down, more at each stage, until nothing that was learned is left; "
      + "the map of the same class is held against that of the trained network.",
    threshold:
      "With all layers randomised, Spearman's rank correlation and the correlation of HOGs are each at most "
      + "\(mostRandomised), and so is SSIM, or at most what the trained network's maps of different pictures have among "
      + "themselves, where that is more (means over the pictures).",
    source:
      "Adebayo et al. 2018. For SSIM the likeness of different pictures' maps is the threshold of Arun et al. 2021; "
      + "\(mostRandomised) is this program's.",
    silence:
      "A method may see the parameters and still explain badly. One that only looks at activations may pass here; what "
      + "becomes of single layers is the next test.")

  /// Whether the map changes when a single layer is drawn anew.
  public static let independent = AuditTest(
    slug: "independent-randomisation", title: "Independent randomisation of layers", shortTitle: "single layers",
    procedure:
      "One layer at a time is drawn anew, all others as they were trained; the map is held against the trained one's.",
    threshold:
      "Whichever layer it is, SSIM, rank correlation or the correlation of HOGs falls to \(leastSame) or below (mean over "
      + "the pictures).",
    source: "Adebayo et al. 2018; the threshold is this program's.",
    silence:
      "A layer that does little in this network may be drawn anew without harm to its answer: then a map that stays is "
      + "right, and fails all the same. The probability beside the layer tells.")

  /// Whether maps of two classes differ.
  public static let labels = AuditTest(
    slug: "label-dependence", title: "Dependence on the class", shortTitle: "class",
    procedure: "The map of the class is held against the same method's map of another class, drawn by the seed.",
    threshold:
      "SSIM, rank correlation or the correlation of HOGs is at most \(leastSame) (mean over the pictures): maps of two "
      + "classes are not the same.",
    source: "Sixt et al. 2020, and in spirit Adebayo et al. 2018; the threshold is this program's.",
    silence: "That the maps differ does not show that either is about its class.")

  /// Whether the same network gives the same map again.
  public static let repeatability = AuditTest(
    slug: "repeatability", title: "Repeatability", shortTitle: "rerun",
    procedure: "The network is compiled anew and the maps are made again, on the same machine and under the same seed.",
    threshold: "No pixel differs by more than a millionth of 1; the report says whether all bits are the same.",
    source:
      "This program's. Arun et al. 2021 call repeatable what training again leaves as it is: see reproducibility.",
    silence: "Another machine, engine or number of threads may round otherwise.")

  /// Whether another network gives a similar map of the same picture.
  public static let reproducibility = AuditTest(
    slug: "reproducibility", title: "Reproducibility between networks", shortTitle: "second network",
    procedure:
      "A second network's map of the same class is held against the first one's, over what both see of the picture.",
    threshold: "SSIM is at least \(leastReproduced) (mean over the pictures).",
    source:
      "Arun et al. 2021 compare networks that were trained again, or are built otherwise, by SSIM; the threshold is this "
      + "program's.",
    silence: "Two networks may be right for different reasons; then maps that differ are right, and fail.")

  /// Whether a shift of the input that the network takes back leaves the map as it is.
  public static let inputShift = AuditTest(
    slug: "input-shift", title: "Invariance to a shift of the input", shortTitle: "input shift",
    procedure:
      "A constant, the pictures' standard deviation, is added to all of the input, and the first layer's bias takes it away "
      + "again: the network computes the same. Its map is held against the map before.",
    threshold: "No pixel differs by more than \(mostRounding), of 1, which is for rounding alone.",
    source: "Kindermans et al. 2019; the tolerance is this program's.",
    silence: "Other changes of the input that the network does not see may still move the map.")

  /// Whether a little noise leaves the map as it is.
  public static let noise = AuditTest(
    slug: "noise", title: "Stability under noise", shortTitle: "noise",
    procedure: "Gaussian noise with a standard deviation of 5 of 255 grey levels is added to what the network sees.",
    threshold: stability,
    source: robustness, silence: stabilitySilence)

  /// Whether compression leaves the map as it is.
  public static let compression = AuditTest(
    slug: "jpeg", title: "Stability under JPEG", shortTitle: "JPEG",
    procedure: "What the network sees is written as JPEG of quality 75 and read again.",
    threshold: stability,
    source: robustness, silence: stabilitySilence)

  /// Whether the map moves with the picture, pixel by pixel.
  public static let shifts = AuditTest(
    slug: "pixel-shift", title: "Stability under shifts by a pixel", shortTitle: "one pixel",
    procedure:
      "What the network sees moves by one pixel to each of four sides, its edge repeated; the maps are held against the one "
      + "before, moved alike.",
    threshold: stability,
    source: robustness, silence: stabilitySilence)

  /// Whether the map lies on the object, as boxes have it.
  public static let localisation = AuditTest(
    slug: "localisation", title: "Localisation", shortTitle: "AUPRC",
    procedure:
      "The area under the precision-recall curve (AUPRC) of the map as a detector of the object's pixels, those that boxes "
      + "cover by half or more; chance has their share of the picture. Beside it a centred Gaussian, noise, and Sobel's edges.",
    threshold:
      "The mean AUPRC is above the share of the object's pixels, and above all three of the maps that no network has made.",
    source: "Arun et al. 2021 (AUPRC); the comparison maps are this program's.",
    silence: "Where the object is, is not where the network looks: a right map of a wrong reason fails.")

  /// Whether the probability falls without the pixels that the map names.
  public static let removal = AuditTest(
    slug: "road", title: "Removal of pixels (ROAD)", shortTitle: "ROAD",
    procedure:
      "Pixels are removed by the map's order and imputed; how much more the class's probability loses without the most "
      + "relevant ones than without the least. By both protocols, beside the same three maps.",
    threshold: "By both protocols the mean is above 0, and above that of a centred Gaussian and of noise.",
    source: "Rong et al. 2022; the comparison is this program's.",
    silence:
      "Imputation smooths edges away, whoever points at them: Sobel's edges may stand above every method, which the remark "
      + "says.")

  private static let stability =
    "Spearman's rank correlation is at least \(leastStable) (mean over the pictures), of those whose likeliest class stays."
  private static let robustness =
    "Alvarez-Melis and Jaakkola 2018, and Arun et al. 2021, ask for it; the threshold and the size are this program's."
  private static let stabilitySilence =
    "A map that never changes is stable: read it with the randomisations. Changes made to deceive are another matter."
}

/// What comes of a test for one method.
public enum AuditVerdict: String, Sendable, Encodable, CaseIterable {
  /// The threshold is kept.
  case pass
  /// The threshold is not kept.
  case fail
  /// What the test needs is not there: a second network, boxes, several pictures, a layer with parameters.
  case notApplicable = "not applicable"
}

extension AuditTest {
  /// Whether maps of random weights are unlike those of the trained network.
  /// - Parameters:
  ///   - likeness: to the map of a network with all layers randomised, the mean over the pictures.
  ///   - chance: the mean SSIM of the trained network's maps of different pictures; nil for a single picture.
  public static func verdict(ofRandomised likeness: MapLikeness, chance: Double?) -> AuditVerdict {
    guard !likeness.values.isEmpty else { return .notApplicable }
    let others = [likeness.rank, likeness.gradient].allSatisfy { $0.map { $0 <= mostRandomised } ?? true }
    let values = likeness.structural.map { $0 <= max(mostRandomised, chance ?? 0) } ?? true
    return others && values ? .pass : .fail
  }

  /// Whether maps that are to differ do.
  /// - Parameter likenesses: of maps that are to differ, pair by pair, each the mean over the pictures.
  public static func verdict(ofDifferent likenesses: [MapLikeness]) -> AuditVerdict {
    let least = likenesses.compactMap { $0.values.min() }
    guard !least.isEmpty else { return .notApplicable }
    return least.allSatisfy { $0 <= leastSame } ? .pass : .fail
  }

  /// Whether none of the values is above a limit.
  /// - Parameters:
  ///   - values: that are to be the limit at most.
  ///   - limit: the greatest value that passes.
  public static func verdict(_ values: [Double], atMost limit: Double) -> AuditVerdict {
    guard let most = values.max() else { return .notApplicable }
    return most <= limit ? .pass : .fail
  }

  /// Whether a value reaches a limit.
  /// - Parameters:
  ///   - value: that is to be the limit at least.
  ///   - limit: the least value that passes.
  public static func verdict(_ value: Double?, atLeast limit: Double) -> AuditVerdict {
    guard let value else { return .notApplicable }
    return value >= limit ? .pass : .fail
  }

  /// Whether a method is above all comparisons, in whatever way it is measured.
  /// - Parameters:
  ///   - values: of a method, one for each way it is measured.
  ///   - others: those of the comparisons, likewise.
  public static func verdict(_ values: [Double], above others: [[Double]]) -> AuditVerdict {
    guard !values.isEmpty else { return .notApplicable }
    return values.indices.allSatisfy { index in others.allSatisfy { values[index] > $0[index] } } ? .pass : .fail
  }
}
