import Imaging
import Tensors

/// A map of a DICOM picture as DICOM again: to be looked at, and to be computed with.
///
///     let picture = try DICOMPicture(contentsOf: "thorax.dcm")
///     let results = try DICOMResults(of: map, in: explanation, from: picture.source, derivation)
///     try AtomicFile.write(results.parametricMap, to: "thorax.map.dcm")
public struct DICOMResults: Sendable {
  /// The map in colours over the whole picture.
  public let secondaryCapture: [UInt8]
  /// The map's numbers at every pixel of the picture; 0 where the network saw nothing.
  public let parametricMap: [UInt8]

  /// Makes both objects of one map.
  /// - Parameters:
  ///   - map: of the explanation.
  ///   - explanation: what the picture's objects are made of.
  ///   - source: of the explanation's picture.
  ///   - derivation: how they came about.
  ///   - overlay: the map's colours, and how far they cover the picture.
  /// - Throws: what reading the picture again throws; `ImagingError` as `DICOMWriter`, and `invalidSize` where the explanation
  ///   is of another picture.
  public init(
    of map: ClassMap, in explanation: Explanation, from source: DICOMSource, _ derivation: DICOMDerivation,
    overlay: Overlay = Overlay()
  ) throws {
    guard let picture = try explanation.input.wholePicture?.image(), picture.width == source.columns,
      picture.height == source.rows
    else {
      throw ImagingError(.invalidSize, "the map is not of this DICOM picture")
    }
    let placement = explanation.input.placement
    let drawn = try overlay.drawn(map.map, over: picture, at: placement)
    let placed = PlacedMap(map.map, at: placement, width: picture.width, height: picture.height)
    let values = Tensor(
      shape: [picture.height, picture.width],
      elements: (0..<picture.width * picture.height).map {
        placed.value(x: $0 % picture.width, y: $0 / picture.width) ?? 0
      })
    secondaryCapture = try DICOMWriter.secondaryCapture(of: drawn, from: source, derivation)
    parametricMap = try DICOMWriter.parametricMap(of: values, from: source, derivation)
  }
}
