// swift-tools-version: 6.1
import PackageDescription

// `Scripts/bootstrap` unpacks OpenVINO beside this manifest, and the flags below let a plain `swift build`,
// `swift test` and an editor's language server find it there. The manifest must not ask whether it is there already:
// SwiftPM keeps a manifest's answer until its text or the environment changes.
//
// Where MetaCAM is a dependency of another package, such flags are not allowed: pkg-config's `openvino.pc` serves
// (`Scripts/bootstrap` writes one to .deps/pkgconfig), and so it does where METACAM_ENGINE=pkg-config is set.
let usesPkgConfig =
  Context.environment["METACAM_ENGINE"] == "pkg-config" || Context.packageDirectory.contains("/checkouts/")
let openVINO = Context.packageDirectory + "/.deps/openvino"

let engineHeaders: [SwiftSetting] = usesPkgConfig ? [] : [.unsafeFlags(["-Xcc", "-I\(openVINO)/include"])]

#if os(macOS)
  let programFolder = "@executable_path"
#else
  let programFolder = "$ORIGIN"
#endif
// The first run path serves an installed program, which may be moved; the second one serves the build folder.
let engineLibraries: [LinkerSetting] =
  usesPkgConfig
  ? []
  : [
    .unsafeFlags([
      "-L\(openVINO)/libs",
      "-Xlinker", "-rpath", "-Xlinker", "\(programFolder)/../lib/metacam",
      "-Xlinker", "-rpath", "-Xlinker", "\(openVINO)/libs",
    ])
  ]

let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

// These targets leave numerics to those above them: of loops over pixels they have a few, of the audit's steps between runs of the
// network. Optimising them would take a sixth of every first build, and gain little.
let plainSettings = swiftSettings + (usesPkgConfig ? [] : [.unsafeFlags(["-Onone"], .when(configuration: .release))])

let package = Package(
  name: "metacam",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "MetaCAM", targets: ["MetaCAM"]),
    .executable(name: "metacam", targets: ["Commands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    // Without its traits it does not load all of Foundation, which would double the time that the program takes to start.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.86.0"),
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "COpenVINO", pkgConfig: usesPkgConfig ? "openvino" : nil),
    .systemLibrary(
      name: "CImageCodecs", pkgConfig: "libjpeg libpng libwebp libtiff-4 libheif lcms2 zlib",
      providers: [
        .apt([
          "libjpeg-dev", "libpng-dev", "libwebp-dev", "libtiff-dev", "libgif-dev", "libheif-dev", "liblcms2-dev",
          "zlib1g-dev",
        ]), .brew(["jpeg-turbo", "libpng", "webp", "libtiff", "giflib", "libheif", "little-cms2", "zlib"]),
      ]),
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),

    .systemLibrary(
      name: "COpenJPEG", pkgConfig: "libopenjp2", providers: [.apt(["libopenjp2-7-dev"]), .brew(["openjpeg"])]),
    // By name: Debian's dcmtk.pc asks for packages that its development files do without.
    .target(
      name: "CDICOM", dependencies: ["COpenJPEG"], exclude: ["README.md"],
      linkerSettings: [
        "dcmjpls", "dcmtkcharls", "dcmjpeg", "ijg8", "ijg12", "ijg16", "dcmdata", "oflog", "ofstd", "openjp2", "z",
      ].map { .linkedLibrary($0) }),

    .systemLibrary(name: "CAllocator"),

    // libcurl's header alone: the library is opened when a file is fetched.
    .target(
      name: "CTransfers", exclude: ["README.md"], linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    // The way the data takes, from top to bottom: no target imports one below it. Each names every module whose types it
    // holds, also those that another one hands on: an incremental build compiles it again for the named ones alone.
    .target(name: "Failures", exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(name: "CMappedRanges"),
    .target(
      name: "Files", dependencies: ["Failures", "CMappedRanges"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "Downloads", dependencies: ["Files", "Failures", "CTransfers"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(name: "Tensors", dependencies: ["Failures"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "Graphs", dependencies: ["Tensors", "Failures"], exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "ModelReaders",
      dependencies: [
        "Graphs", "Tensors", "Files", "Failures", "CImageCodecs",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["README.md", "ONNX/onnx.proto"], resources: [.embedInCode("Labels/imagenet-classes.txt")],
      swiftSettings: plainSettings),
    .target(
      name: "Differentiation", dependencies: ["Graphs", "Tensors", "Failures"], exclude: ["README.md"],
      swiftSettings: swiftSettings
    ),
    .target(
      name: "OpenVINORuntime", dependencies: ["Graphs", "Tensors", "Files", "Failures", "COpenVINO"],
      exclude: ["README.md"],
      swiftSettings: swiftSettings + engineHeaders, linkerSettings: engineLibraries),
    .target(
      name: "Imaging", dependencies: ["Tensors", "Files", "Failures", "CImageCodecs", "CDICOM"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(
      name: "Films", dependencies: ["Imaging", "Files", "Failures"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(
      name: "Execution", dependencies: ["OpenVINORuntime", "ModelReaders", "Graphs", "Tensors", "Files", "Failures"],
      exclude: ["README.md"], swiftSettings: swiftSettings + engineHeaders),
    .target(
      name: "Classifiers",
      dependencies: ["Execution", "Differentiation", "ModelReaders", "Graphs", "Tensors", "Failures"],
      exclude: ["README.md"], swiftSettings: swiftSettings + engineHeaders),
    // Tensors only, from here to the façade: no engine, no network.
    .target(
      name: "ActivationMaps", dependencies: ["Tensors", "Failures", "CLAPACK"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(
      name: "Evaluation", dependencies: ["ActivationMaps", "Tensors", "Failures"], exclude: ["README.md"],
      swiftSettings: swiftSettings),
    .target(
      name: "Studies", dependencies: ["Evaluation", "ActivationMaps", "Tensors", "Files", "Failures", "CSQLite"],
      exclude: ["README.md"], swiftSettings: swiftSettings),
    .target(
      name: "Figures", dependencies: ["Imaging", "Tensors", "Files", "Failures", "CCairo"], exclude: ["README.md"],
      resources: [.embedInCode("Reporting/look.css")], swiftSettings: swiftSettings),
    .target(
      name: "MetaCAM",
      dependencies: [
        "Studies", "Figures", "Evaluation", "ActivationMaps", "Classifiers", "Execution", "Differentiation",
        "ModelReaders", "OpenVINORuntime", "Films", "Imaging", "Graphs", "Tensors", "Files", "Failures",
      ], exclude: ["README.md"],
      resources: [.embedInCode("Checkup/known-map.onnx"), .embedInCode("Checkup/known-map.bin")],
      swiftSettings: plainSettings + engineHeaders),
    .target(
      name: "Page",
      dependencies: [
        "MetaCAM", "Studies", "Figures", "Evaluation", "ActivationMaps", "Classifiers", "Execution", "Differentiation",
        "ModelReaders", "OpenVINORuntime", "Films", "Imaging", "Graphs", "Tensors", "Files", "Failures", "CAllocator",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], exclude: ["README.md"], resources: [.embedInCode("Assets")], swiftSettings: plainSettings + engineHeaders),
    .executableTarget(
      name: "Commands",
      dependencies: [
        "Page", "MetaCAM", "Studies", "Figures", "Evaluation", "ActivationMaps", "Classifiers", "Execution",
        "ModelReaders",
        "OpenVINORuntime", "Films", "Imaging", "Graphs", "Tensors", "Files", "Failures", "Downloads", "CAllocator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"], swiftSettings: plainSettings + engineHeaders),

    // A program of a user of the library, compiled as one in another package is: without what is `package` only. A package
    // of its own would have to build all the others a second time.
    .executableTarget(
      name: "example", dependencies: ["MetaCAM"], path: "Examples/Library", packageAccess: false,
      swiftSettings: swiftSettings + engineHeaders),

    // What the articles in Documentation/MetaCAM.docc show, compiled as such a program is, for the tests to run.
    .target(
      name: "Articles", dependencies: ["MetaCAM"], path: "Examples/Articles", packageAccess: false,
      swiftSettings: swiftSettings + engineHeaders),

    // Damaged files by the million, for `make fuzz`; no part of the product.
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "MetaCAM", "Studies", "ActivationMaps", "Classifiers", "Execution", "OpenVINORuntime", "Differentiation",
        "ModelReaders", "Imaging", "Graphs", "Tensors", "Files", "CAllocator", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Fuzzing", exclude: ["README.md", "Corpus"], swiftSettings: swiftSettings + engineHeaders),

    // Tests, one target for each of the above; what they share.
    .target(
      name: "TestSupport", dependencies: ["Differentiation", "ModelReaders", "Graphs", "Tensors", "Files"],
      path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    .testTarget(name: "FailuresTests", dependencies: ["Failures", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "DownloadsTests", dependencies: ["Downloads", "Files", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs", "Tensors", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "ModelReadersTests", dependencies: ["ModelReaders", "Graphs", "Tensors", "Files", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DifferentiationTests", dependencies: ["Differentiation", "Graphs", "Tensors", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "OpenVINORuntimeTests",
      dependencies: ["OpenVINORuntime", "ModelReaders", "Graphs", "Tensors", "Files", "TestSupport"],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "Tensors", "Files", "TestSupport"], swiftSettings: swiftSettings),
    .testTarget(
      name: "FilmsTests", dependencies: ["Films", "Imaging", "Tensors", "Files", "Failures"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ExecutionTests",
      dependencies: [
        "Execution", "Differentiation", "ModelReaders", "OpenVINORuntime", "Graphs", "Tensors", "Files", "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "ClassifiersTests",
      dependencies: [
        "Classifiers", "Execution", "Differentiation", "ModelReaders", "OpenVINORuntime", "Graphs", "Tensors",
        "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "ActivationMapsTests", dependencies: ["ActivationMaps", "Tensors", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "Execution", "Differentiation", "ModelReaders", "OpenVINORuntime", "Graphs", "Tensors", "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "EvaluationTests",
      dependencies: [
        "Evaluation", "ActivationMaps", "Classifiers", "Execution", "ModelReaders", "Graphs", "Tensors", "CLAPACK",
        "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Evaluation", "ActivationMaps", "Files", "Failures", "Tensors", "TestSupport",
      ], swiftSettings: swiftSettings),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Imaging", "Tensors", "Files", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "MetaCAMTests",
      dependencies: [
        "MetaCAM", "Differentiation", "Studies", "Evaluation", "ActivationMaps", "Classifiers", "Execution",
        "Films", "Imaging", "Graphs", "Tensors", "Files", "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "PageTests",
      dependencies: [
        "Page", "MetaCAM", "Studies", "Figures", "Evaluation", "ActivationMaps", "Classifiers", "Execution",
        "Differentiation", "ModelReaders", "OpenVINORuntime", "Imaging", "Graphs", "Tensors", "Files", "Failures",
        "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: swiftSettings + engineHeaders),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Commands", "Articles", "MetaCAM", "ActivationMaps", "Classifiers", "Execution", "Imaging", "Graphs", "Tensors",
        "Files", "TestSupport",
      ],
      swiftSettings: swiftSettings + engineHeaders),
  ]
)
