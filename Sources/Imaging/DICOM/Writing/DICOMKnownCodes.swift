/// Codes of a DICOM object that may be kept where no free text may leave: those of closed lists, which can name nobody.
///
/// Source: DICOM PS3.3, C.7.6.1.1.1, C.7.6.1.1.5 and 10.28; PS3.16, table L-1.
package enum DICOMKnownCodes {
  /// Whether a value of one of `DICOMSource.described` is of its list.
  package static func isKnown(_ text: String, of tag: UInt32) -> Bool {
    let parts = text.split(separator: "\\", omittingEmptySubsequences: false).map { part in
      String(part.reversed().drop { $0 == " " }.reversed().drop { $0 == " " })
    }
    switch tag {
    case 0x0018_0015: return parts.count == 1 && bodyParts.contains(parts[0])
    case 0x0020_0020:
      return parts.count == 2
        && parts.allSatisfy { part in part.utf8.count <= 3 && part.allSatisfy { "LRAPHF".contains($0) } }
    case 0x0020_0060: return parts.count == 1 && ["R", "L", "B", "U"].contains(parts[0])
    case 0x0028_2110: return parts.count == 1 && ["00", "01"].contains(parts[0])
    case 0x0028_2112: return parts.allSatisfy { Double($0)?.isFinite == true }
    case 0x0028_2114:
      return parts.allSatisfy { part in
        part.hasPrefix("ISO_") && part.dropFirst(4).allSatisfy { $0.isNumber || $0 == "_" }
      }
    default: return false
    }
  }

  private static let bodyParts: Set<String> = [
    "ABDOMEN", "ABDOMENPELVIS", "ADRENAL", "ANKLE", "ANUS", "AORTA", "APPENDIX", "ARM", "AXILLA", "BACK", "BILEDUCT",
    "BLADDER", "BRAIN", "BREAST", "BRONCHUS", "BUTTOCK", "CALCANEUS", "CALF", "CAROTID", "CEREBELLUM", "CERVIX",
    "CHEEK",
    "CHEST", "CHESTABDOMEN", "CHESTABDPELVIS", "CIRCLEOFWILLIS", "CLAVICLE", "COCCYX", "COLON", "CORNEA",
    "CORONARYARTERY",
    "CSPINE", "CTSPINE", "DUODENUM", "EAR", "ELBOW", "ENTIREABDOMEN", "ESOPHAGUS", "EXTREMITY", "EYE", "EYELID", "FACE",
    "FEMUR", "FINGER", "FOOT", "FOREARM", "GALLBLADDER", "HAND", "HEAD", "HEADNECK", "HEART", "HIP", "HUMERUS", "ILEUM",
    "ILIUM", "IAC", "JAW", "JEJUNUM", "KIDNEY", "KNEE", "LARYNX", "LEG", "LIVER", "LSPINE", "LSSPINE", "LUNG",
    "MAXILLA",
    "MEDIASTINUM", "MOUTH", "NECK", "NECKCHEST", "NECKCHESTABDOMEN", "NECKCHESTABDPELV", "NOSE", "ORBIT", "OVARY",
    "PANCREAS", "PAROTID", "PATELLA", "PELVIS", "PENIS", "PHARYNX", "PROSTATE", "RADIUS", "RADIUSULNA", "RECTUM", "RIB",
    "SSPINE", "SCALP", "SCAPULA", "SCLERA", "SCROTUM", "SELLA", "SHOULDER", "SKULL", "SPINE", "SPLEEN", "STERNUM",
    "STOMACH", "SUBMANDIBULAR", "TESTIS", "THIGH", "THUMB", "THYMUS", "THYROID", "TIBIA", "TIBIAFIBULA", "TLSPINE",
    "TMJ", "TOE", "TONGUE", "TRACHEA", "TSPINE", "ULNA", "URETER", "URETHRA", "UTERUS", "VAGINA", "VULVA", "WHOLEBODY",
    "WRIST", "ZYGOMA",
  ]
}
