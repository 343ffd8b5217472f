import Imaging
import MetaCAM

/// What is asked, as an equal call of the program would ask it.
package struct EqualCall: Sendable {
  package enum Kind: Sendable, Equatable {
    case maps
    /// An ensemble of all methods; nil where the program has no such call, as for some of them.
    ///
    /// - Parameter threshold: nil for the one that ROAD chooses.
    case ensemble(removalProtocol: String, consensus: String, seed: UInt64, threshold: Double? = nil)
  }

  package let kind: Kind
  package let picture: String
  package let reading: PictureReading
  package let network: String
  package let subject: ClassChoice
  package let methods: [String]
  package let layer: String?
  package let target: String
  package let activation: String
  /// Nil where nobody has said it.
  package let task: String?
  package let boxScore: Double?
  package let boxTarget: String?
  package let texts: [String]
  package let textModel: String?
  package let vocabulary: String?
  /// The paths of the pictures that the picture is compared with.
  package let likeness: [String]
  /// A point, or the path of a mask.
  package let region: String?
  package let takesVolumes: Bool
}
