import Failures

extension FileFormat {
  /// Every format that is known; of two that a content or a name fits, the first.
  ///
  /// The first bytes are those that the formats' own descriptions, or their readers' sources, name.
  package static let all: [FileFormat] =
    readable + tensorFlow + pyTorch + otherFrameworks + devices + pickles + notNetworks

  private static let readable: [FileFormat] = [
    FileFormat("an ONNX file", ["onnx"], use: .network, "export it again") { content in
      content.field(1)?.isNumber == true && content.field(7)?.start != nil
        && content.fields.allSatisfy { $0.number < 27 }
    },
    FileFormat("a safetensors file", ["safetensors"], use: .weights, "export the network with torch.onnx.export") {
      SafetensorsFile.isBegun(by: $0.bytes)
    },
    FileFormat("a PyTorch file", ["pt", "pth", "ckpt"], use: .weights, "export the network with torch.onnx.export") {
      ($0.holds("data.pkl") && !$0.holds("constants.pkl")) || ($0.isPickle && $0.bytes.prefix(32).contains(magicNumber))
    },
  ]

  /// How every pickle stream of `torch.save` begins, behind the protocol's version.
  private static let magicNumber: [UInt8] = [0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]

  private static let tensorFlow: [FileFormat] = [
    FileFormat(
      "a Keras model", ["keras"], folder: ["model.weights.h5"],
      "convert it to ONNX in Python, with TensorFlow as Keras' backend: `keras.models.load_model('model.keras').export('model.onnx', format='onnx')`"
    ) { content in
      content.holds("model.weights.h5") || (content.holds("metadata.json") && content.mentions("keras_version"))
        || (content.holds("metadata.json") && content.holds("config.json"))
    },
    FileFormat(
      "an HDF5 file, as Keras writes", ["h5", "hdf5", "hdf"],
      "convert it to ONNX in Python, with TensorFlow as Keras' backend: `keras.models.load_model('model.h5').export('model.onnx', format='onnx')`"
    ) { $0.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) },
    FileFormat(
      "a TensorFlow Lite model", ["tflite", "lite"],
      "convert it to ONNX: `python -m tf2onnx.convert --tflite model.tflite --output model.onnx`"
    ) { $0.starts(with: "TFL3", at: 4) },
    FileFormat(
      "a TensorFlow.js model", ["tfjs"],
      "convert it to ONNX: `python -m tf2onnx.convert --tfjs model.json --output model.onnx`"
    ) { $0.text.hasPrefix("{") && $0.mentions("\"modelTopology\"") },
    FileFormat(
      "the description of a Keras model without its weights", [],
      "load it in Keras with its weights, then export: `model.export('model.onnx', format='onnx')`"
    ) { $0.text.hasPrefix("{") && $0.mentions("\"class_name\"") && $0.mentions("\"config\"") },
    FileFormat(
      "a TensorFlow SavedModel", folder: ["saved_model.pb", "saved_model.pbtxt"],
      "convert its folder to ONNX: `python -m tf2onnx.convert --saved-model FOLDER --output model.onnx`"
    ) { content in
      // The schema's version and the graph with its tags, where an ONNX file names its producer in letters.
      content.field(1) == FileContent.Field(number: 1, start: 1, isNumber: true)
        && content.field(2)?.start.map { $0 < 0x20 } == true && content.fields.allSatisfy { $0.number <= 2 }
    },
    FileFormat(
      "a TensorFlow graph", ["pb", "pbtxt"],
      "convert it to ONNX, with the names of its input and output: `python -m tf2onnx.convert --graphdef model.pb --inputs input:0 --outputs output:0 --output model.onnx`"
    ) { content in
      // Nodes, each of which begins with its name.
      content.field(1)?.isNumber == false && content.field(1)?.start == 0x0A
        && content.fields.allSatisfy { $0.number <= 5 }
    },
    FileFormat(
      "a TensorFlow checkpoint", ["index", "meta", "data-00000-of-00001"], folder: ["checkpoint"],
      "convert it to ONNX, with the names of its input and output: `python -m tf2onnx.convert --checkpoint model.meta --inputs input:0 --outputs output:0 --output model.onnx`"
    ) { $0.ends(with: [0x57, 0xFB, 0x80, 0x8B, 0x24, 0x75, 0x47, 0xDB]) },
  ]

  private static let pyTorch: [FileFormat] = [
    FileFormat(
      "a TorchScript program", ["torchscript", "ptl"], use: .program,
      """
      export ONNX from the network that it was made of, with torch.onnx.export, or name the built-in network whose weights it \
      holds with \(.option(.model)) and give the file as \(.option(.weights))
      """
    ) { $0.holds("data.pkl") && $0.holds("constants.pkl") },
    FileFormat(
      "a program of torch.export", ["pt2"],
      "convert it to ONNX in Python: `torch.onnx.export(torch.export.load('model.pt2'), f='model.onnx', dynamo=True)`"
    ) { content in
      ["serialized_exported_program.json", "models/model.json", "archive_format"].contains(where: content.holds)
    },
    FileFormat(
      "an ExecuTorch program", ["pte"], "export ONNX from the network that it was made of, with torch.onnx.export"
    ) {
      $0.starts(with: "ET", at: 4) && $0.bytes.count > 7 && $0.bytes[6..<8].allSatisfy { (0x30...0x39).contains($0) }
    },
    FileFormat(
      "an archive of TorchServe", ["mar"],
      "unzip it: its .pth file may hold weights of a built-in network, for \(.option(.weights)); else use torch.onnx.export"
    ) { $0.holds("MAR-INF/MANIFEST.json") },
    FileFormat(
      "a file of Torch7 in Lua", ["t7"], "load its network into PyTorch and export it with torch.onnx.export"),
  ]

  private static let otherFrameworks: [FileFormat] = [
    FileFormat(
      "an OpenVINO network", ["xml"],
      "take the ONNX file that it was made of, or export one from the framework where it was trained, such as with torch.onnx.export"
    ) { $0.text.hasPrefix("<") && $0.mentions("<net ") && !$0.mentions("<html") },
    FileFormat(
      "a Core ML (CoreML) model", ["mlmodel", "mlpackage", "mlmodelc"], folder: ["com.apple.CoreML", "coremldata.bin"],
      "export ONNX from the network that it was made of, or convert a neural network of older versions in Python: `onnxmltools.convert_coreml(coremltools.utils.load_spec('model.mlmodel'))`"
    ) { content in
      content.field(1)?.isNumber == true && content.fields.contains { $0.number >= 200 }
        && content.fields.allSatisfy { [1, 2, 10].contains($0.number) || (200..<4000).contains($0.number) }
    },
    FileFormat(
      "a Caffe network", ["caffemodel", "prototxt"],
      "convert it to ONNX: `python -m caffe2onnx.convert --prototxt model.prototxt --caffemodel model.caffemodel --onnx model.onnx`"
    ) { content in
      (content.field(1)?.isNumber == false && content.field(100) != nil)
        || (["name:", "layer {", "layers {", "input:"].contains(where: content.text.hasPrefix)
          && (content.mentions("layer {") || content.mentions("layers {")))
    },
    FileFormat(
      "a Darknet network", ["cfg", "weights"],
      "load it into PyTorch with a Darknet reader and export it with torch.onnx.export to ONNX"
    ) { content in content.text.hasPrefix("[net]") || content.text.hasPrefix("[network]") },
    FileFormat(
      "a PaddlePaddle network", ["pdmodel", "pdiparams", "pdparams"],
      folder: ["inference.pdmodel", "inference.pdiparams", "model.pdmodel", "__model__"],
      "convert it to ONNX: `paddle2onnx --model_dir FOLDER --model_filename inference.pdmodel --params_filename inference.pdiparams --save_file model.onnx`"
    ) { content in
      // Blocks, each of which begins with its number.
      (content.field(1)?.isNumber == false && content.field(1)?.start == 0x08 && content.field(4) != nil
        && content.fields.allSatisfy { $0.number <= 6 })
        || (content.text.hasPrefix("{") && content.mentions("\"magic\":\"pir\""))
    },
    FileFormat(
      "an ncnn network", ["param", "ncnn.bin"],
      "take the network that it was made of, and export ONNX from there, such as with torch.onnx.export"
    ) { $0.text.hasPrefix("7767517") },
    FileFormat(
      "an MNN network", ["mnn"],
      "take the network that it was made of, and export ONNX from there, such as with torch.onnx.export"),
    FileFormat(
      "an MXNet network", ["params"],
      "convert it to ONNX in Python: `mxnet.onnx.export_model('model-symbol.json', 'model-0000.params', [(1, 3, 224, 224)])`"
    ) { content in
      content.starts(with: [0x12, 1, 0, 0, 0, 0, 0, 0])
        || (content.text.hasPrefix("{") && content.mentions("\"arg_nodes\""))
    },
    FileFormat(
      "an ONNX Runtime file", ["ort"], "give the .onnx file that it was made of"
    ) { $0.starts(with: "ORTM", at: 4) },
    FileFormat(
      "the data of an ONNX file", ["onnx_data", "onnx.data"], "give the .onnx file beside it, which names it"),
    FileFormat(
      "a GGUF file, as language models have", ["gguf", "ggml"],
      "export ONNX from the network that it was made of, such as with torch.onnx.export"
    ) { $0.starts(with: "GGUF") || $0.starts(with: "lmgg") || $0.starts(with: "tjgg") },
    FileFormat(
      "weights of Flax", ["msgpack"],
      "convert the network to ONNX in Python, through jax2tf and `tf2onnx.convert.from_function`"),
    FileFormat(
      "a MATLAB file", ["mat", "mlx"], "export it to ONNX in MATLAB: `exportONNXNetwork(net, 'model.onnx')`"
    ) { $0.starts(with: "MATLAB ") },
  ]

  private static let devices: [FileFormat] = [
    FileFormat(
      "a TensorRT engine, which is built for one kind of GPU", ["engine", "plan", "trt"],
      "there is no way back: give the ONNX file that it was built of"
    ) { $0.starts(with: "ftrt") || $0.starts(with: "ptrt") },
    FileFormat(
      "a network built for one kind of device",
      ["rknn", "hef", "om", "dlc", "kmodel", "blob", "xmodel", "bmodel", "cvimodel"],
      "there is no way back: give the ONNX file that it was built of"
    ) { $0.starts(with: "RKNN") || $0.starts(with: "IMOD") || $0.holds("dlc.metadata") },
  ]

  private static let pickles: [FileFormat] = [
    FileFormat(
      "a pickle of scikit-learn or joblib", ["joblib"],
      "its models are of tables, not of pictures; where it is a network, convert it to ONNX in Python: `skl2onnx.to_onnx(model, pictures[:1])`"
    ) { $0.isPickle && ($0.mentions("sklearn.") || $0.mentions("joblib.")) },
    FileFormat(
      "a Python pickle, whose code is not run here", ["pkl", "pickle", "p", "dill"],
      "load it in Python and export the network to ONNX, such as with torch.onnx.export"
    ) { $0.isPickle },
  ]

  private static let notNetworks: [FileFormat] = [
    FileFormat(
      "a file of arrays of NumPy", ["npy", "npz"], "export the network to ONNX, such as with torch.onnx.export"
    ) {
      content in
      content.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59])
        || (!content.zipNames.isEmpty && content.zipNames.allSatisfy { $0.hasSuffix(".npy") })
    },
    FileFormat("a pointer of Git LFS", [], "fetch the file itself with `git lfs pull`") {
      $0.starts(with: "version https://git-lfs")
    },
    FileFormat("a web page", ["html", "htm"], "download the file again") { content in
      ["<!doctype html", "<html"].contains(where: content.text.lowercased().hasPrefix)
    },
    FileFormat("a picture", ["jpg", "jpeg", "png", "webp", "gif", "bmp"], "give the .onnx file of the network") {
      $0.starts(with: [0xFF, 0xD8, 0xFF]) || $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) || $0.starts(with: "GIF8")
        || ($0.starts(with: "RIFF") && $0.starts(with: "WEBP", at: 8))
    },
    FileFormat(
      "an archive", ["zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "tar"], "unpack it and give the file in it"
    ) {
      content in
      let starts: [[UInt8]] = [
        [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58], [0x28, 0xB5, 0x2F, 0xFD], [0x37, 0x7A, 0xBC, 0xAF],
      ]
      return starts.contains(where: content.starts(with:)) || content.starts(with: "ustar", at: 257)
    },
  ]
}
