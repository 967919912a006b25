import Expressions
import Testing

/// What the conformance suite leaves open.
@Suite struct ExtensionTests {
    @Test(arguments: [
        ("string(ip(\"2001:db8:0:0:1:0:0:1\"))", "2001:db8::1:0:0:1"), ("string(ip(\"::\"))", "::"),
        ("string(ip(\"1:0:0:2:0:0:0:3\"))", "1:0:0:2::3"), ("string(ip(\"0:0:1:2:3:4:5:6\"))", "::1:2:3:4:5:6"),
        ("string(ip(\"::ffff:c000:0201\"))", "::ffff:192.0.2.1"), ("string(cidr(\"10.1.2.3/8\").masked())", "10.0.0.0/8"),
        ("string(cidr(\"2001:db8::1/0\").masked())", "::/0"), ("string(cidr(\"10.1.2.3/32\").masked())", "10.1.2.3/32"),
        ("\"%.3e|%.0f|%s\".format([12345.678, 2.5, [1.5, null]])", "1.235e+04|2|[1.5, null]"),
        ("\"%x|%X|%o|%b\".format([-30, 255u, -8, true])", "-1e|FF|-10|1"),
        ("\"%s|%d|%s|%s\".format([2e6, 1e22, 1e-7, -0.0])", "2000000|10000000000000000000000|0.0000001|-0"),
        (
            "\"%s|%s\".format([b\"a\\xff\\xfe\\xe6b\\xff\", b\"\\xef\\xbf\\xbd\\xef\\xbf\\xbd\\xff\"])",
            "a\u{FFFD}b\u{FFFD}|\u{FFFD}\u{FFFD}\u{FFFD}"
        ),
        ("\"%s\".format([timestamp(\"0798-01-01T00:00:00Z\")])", "0798-01-01T00:00:00Z"),
        ("[\"bb\", \"a\", \"ccc\"].sortBy(t, -t.size()).join(\",\")", "ccc,bb,a"),
        ("[3, 1, 2, 1].sortBy(n, n % 2).map(n, string(n)).join()", "2311"),
        ("optional.unwrap([optional.of(\"a\"), optional.none()]).join()", "a"),
        ("string(base64.decode(\"aGk\")) + base64.encode(b\"hi!\")", "hiaGkh"), ("string(1e6) + string(1e5)", "1e+06100000"),
    ])
    func texts(_ text: String, _ expected: String) {
        #expect(value(text) == .string(expected))
    }

    @Test(arguments: [
        "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.4 ", "", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
        "::g", "12345::", "1:2:3:4:5:6:7::8", "1.2.3.4::", "fe80::1%eth0", "::ffff:1.2.3.4",
    ])
    func whatIsNoAddress(_ text: String) {
        #expect(value("isIP(\"\(text)\")") == .bool(false))
        #expect(value("isCIDR(\"\(text)/8\")") == .bool(false))
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0", "::/129", "::/-1"])
    func whatIsNoNetwork(_ text: String) {
        #expect(value("isCIDR(\"\(text)\")") == .bool(false))
    }

    @Test(arguments: [
        ("cidr(\"10.0.0.0/8\").containsIP(\"10.255.0.1\")", true), ("cidr(\"0.0.0.0/0\").containsIP(\"::1\")", false),
        ("cidr(\"::/0\").containsCIDR(\"2001:db8::/32\")", true), ("cidr(\"10.0.0.0/8\").containsCIDR(\"10.0.0.0/7\")", false),
        ("ip(\"10.0.0.1\") in [ip(\"10.0.0.1\")]", true), ("[ip(\"::1\"), ip(\"0::1\")].distinct().size() == 1", true),
        ("ip(\"ff12::1\").isLinkLocalMulticast()", true), ("ip(\"255.255.255.255\").isGlobalUnicast()", false),
    ])
    func truths(_ text: String, _ expected: Bool) {
        #expect(value(text) == .bool(expected))
    }
}
