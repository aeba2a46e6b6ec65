"""Each signing method has a label."""

from flexgui.flex.signing_method import SigningMethod


def test_each_method_has_a_label() -> None:
    assert [method.label for method in SigningMethod] == [
        "JWT, shared secret",
        "HTTP Signature",
        "JWT, P12 certificate",
    ]
