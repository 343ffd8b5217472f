import Files
import FoundationEssentials

/// The pictures of a series in their order in the patient.
///
///     let series = try DICOMSeries.all(in: "CT-7")
///     for path in series[0].paths { let slice = try DICOMPicture(contentsOf: path) }
///
/// Slices are sorted along the normal of the first one's rows and columns, by ImagePositionPatient · (row × column), where all of
/// them have a place and the same direction, within 1e-4; else by InstanceNumber; what is alike, by its file's name.
public struct DICOMSeries: Sendable, Equatable {
  /// A file each.
  public let paths: [String]
  /// How many frames the files have in all.
  public let frameCount: Int
  /// Whether the order is that of the slices in the patient.
  public let isSortedByPosition: Bool
  /// The least and the greatest distance between two slices that follow each other, in mm; nil where they are not sorted by
  /// their places. They differ where slices are missing.
  public let spacing: ClosedRange<Double>?

  /// So many files are looked at in a folder, and in a directory file.
  static let mostFiles = 1 << 16

  /// The series of a folder, each with its files in their order.
  /// - Parameter path: a folder, whose files are all looked at, though not folders in it; or a DICOMDIR, whose files must
  ///   lie in its own folder or below it.
  /// - Returns: each series, by its number. Files that are no DICOM pictures are passed over.
  /// - Throws: `FileError` if folder or file cannot be read; `ImagingError`: `malformed` for a damaged DICOM file, with its
  ///   name; `tooLarge` for too many files; `unsupported` where there is no DICOM picture.
  public static func all(in path: String) throws -> [DICOMSeries] {
    let files = try isFolder(path) ? contents(of: path) : referenced(by: path)
    var slices: [DICOMSlice] = []
    for file in files {
      let mapped: MappedFile
      do throws(FileError) { mapped = try MappedFile(path: file) } catch {
        if error.code == .empty { continue }
        throw error
      }
      let slice = try mapped.withBytes { bytes -> DICOMSlice? in
        guard DICOMDecoder.recognises(bytes) else { return nil }
        do throws(ImagingError) {
          return try DICOMContent.read(bytes, mostInflated: DICOMDecoder.mostInflated(Image.maximumPixelCount)) {
            content throws(ImagingError) in try DICOMSlice(content, path: file)
          }
        } catch { throw error.adding(["file": file]) }
      }
      if let slice { slices.append(slice) }
    }
    guard !slices.isEmpty else {
      throw ImagingError(.unsupported, "there is no DICOM picture", context: ["path": path])
    }
    let groups = Dictionary(grouping: slices, by: \.series).values
    return groups.map { (first: $0[0], series: DICOMSeries($0)) }
      .sorted { ($0.first.seriesNumber, $0.first.path) < ($1.first.seriesNumber, $1.first.path) }
      .map(\.series)
  }

  /// Whether a path is that of a folder or a DICOMDIR, so that it stands for several pictures.
  public static func isSeries(_ path: String) -> Bool {
    isFolder(path) || path.split(separator: "/").last?.uppercased() == "DICOMDIR"
  }

  /// - Parameter slices: at least one.
  init(_ slices: [DICOMSlice]) {
    let normal = slices[0].normal
    let places = slices.compactMap { slice -> Double? in
      guard let normal, let position = slice.position, let own = slice.normal else { return nil }
      let difference = own - normal
      let isParallel = abs(difference.x) + abs(difference.y) + abs(difference.z) < 1e-4
      let place = (position * normal).sum()
      return isParallel && place.isFinite ? place : nil
    }
    isSortedByPosition = places.count == slices.count && Set(places).count > 1
    let keys = isSortedByPosition ? places : slices.map { Double($0.instanceNumber ?? .max) }
    let inOrder = places.sorted()
    let steps = zip(inOrder.dropFirst(), inOrder).map { $0 - $1 }
    spacing = isSortedByPosition ? steps.min().flatMap { least in steps.max().map { least...$0 } } : nil
    paths = zip(keys, slices).sorted { ($0.0, $0.1.path) < ($1.0, $1.1.path) }.map(\.1.path)
    frameCount = slices.reduce(0) { $0 + min($1.frameCount, 1 << 32) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func contents(of folder: String) throws -> [String] {
    let names = try FolderFile.all(in: folder) { !$0.hasPrefix(".") && $0.uppercased() != "DICOMDIR" }.map(\.name)
    guard names.count <= mostFiles else {
      throw ImagingError(.tooLarge, "more than \(mostFiles) files in one folder", context: ["path": folder])
    }
    return names.sorted().map { folder + "/" + $0 }
  }

  /// The pictures that a directory file names (PS3.10, section 8.6; PS3.3, annex F).
  private static func referenced(by path: String) throws -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try DICOMContent.read(bytes, mostInflated: 1 << 26) { content throws(ImagingError) in
          let records = content.dataSet.items(.directoryRecords)
          guard records.count <= mostFiles else {
            throw ImagingError(.tooLarge, "a DICOM directory of more than \(mostFiles) entries")
          }
          var paths: [String] = []
          for record in records where content.text(.recordType, in: record) == "IMAGE" {
            let parts = (content.text(.referencedFile, in: record) ?? "").split(separator: "\\")
            // Names of up to eight letters, digits and underscores: none can lead out of the folder.
            guard !parts.isEmpty, parts.count <= 8, parts.allSatisfy(isName) else {
              throw DICOMParser.malformed("the directory names a file as none may be named")
            }
            paths.append(([folder] + parts.map(String.init)).joined(separator: "/"))
          }
          return paths
        }
      } catch { throw error.adding(["file": path]) }
    }
  }

  private static func isName(_ part: Substring) -> Bool {
    part.utf8.count <= 64
      && part.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
      }
  }
}
