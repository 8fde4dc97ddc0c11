using System.Buffers;
using System.Globalization;
using System.Text;

namespace Hengjian.Documents.Inspecting;

/// <summary>Kinds of tokens the inspection asks for.</summary>
internal enum PdfTokenKind
{
    /// <summary>/Name with its #xx written out.</summary>
    Name,

    /// <summary>&gt;&gt;.</summary>
    EndOfDictionary,

    /// <summary>A stream; its bytes were passed over.</summary>
    Stream,
}

/// <summary>What is kept of a dictionary.</summary>
internal sealed class PdfDictionary
{
    public string Type { get; set; } = "";

    public int? Count { get; set; }

    public int? Length { get; set; }

    public bool HasParent { get; set; }

    public bool HasPredictor { get; set; }

    public List<string> Filters { get; } = [];
}

/// <summary>Cuts a PDF into names, dictionaries and streams; never fails, whatever the bytes.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> bytes)
{
    private static readonly SearchValues<byte> HexSigns = SearchValues.Create("0123456789abcdefABCDEF \t\r\n\f\0"u8);

    private const int Deepest = 200;
    private const int LongestName = 200;
    private const string Delimiters = "()<>[]{}/%";

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly Stack<PdfDictionary> open = new();
    private int at;
    private int arrays;
    private string key = "";

    /// <summary>What was found.</summary>
    public PdfTokenKind Kind { get; private set; }

    /// <summary>The name.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The dictionary that ended last.</summary>
    public PdfDictionary Closed { get; private set; } = new();

    /// <summary>Bytes of the stream.</summary>
    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Next()
    {
        while (at < bytes.Length)
        {
            var b = bytes[at];
            if (b == '/') return TakeName();
            if (b == '%') SkipComment();
            else if (b == '(') SkipString();
            else if (b == '<') Open();
            else if (b == '>' && at + 1 < bytes.Length && bytes[at + 1] == '>') return Close();
            else if (b is (byte)'[' or (byte)']')
            {
                arrays = Math.Max(0, arrays + (b == '[' ? 1 : -1));
                if (arrays == 0) key = "";
                at++;
            }
            else if (IsSpace(b) || Delimiters.Contains((char)b, StringComparison.Ordinal)) at++;
            else if (Word()) return true;
        }
        return false;
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private bool TakeName()
    {
        var name = new StringBuilder();
        for (at++; at < bytes.Length && !IsSpace(bytes[at]) && !Delimiters.Contains((char)bytes[at], StringComparison.Ordinal); at++)
        {
            if (name.Length >= LongestName) continue;
            if (bytes[at] == '#' && at + 2 < bytes.Length && int.TryParse([(char)bytes[at + 1], (char)bytes[at + 2]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
            {
                name.Append((char)hex);
                at += 2;
            }
            else
            {
                name.Append((char)bytes[at]);
            }
        }
        Text = name.ToString();
        Kind = PdfTokenKind.Name;
        Note();
        return true;
    }

    // A name is a key, or the value of the key before it.
    private void Note()
    {
        if (open.Count == 0) return;
        var top = open.Peek();
        if (key is "Filter" or "F" && (arrays > 0 || Text is "FlateDecode" or "Fl" or "DCTDecode" or "LZWDecode" or "ASCII85Decode" or "ASCIIHexDecode" or "RunLengthDecode"
            or "CCITTFaxDecode" or "JBIG2Decode" or "JPXDecode" or "Crypt" || key == "Filter"))
        {
            top.Filters.Add(Text);
            if (arrays == 0) key = "";
            return;
        }
        if (key == "Type")
        {
            top.Type = Text;
            key = "";
            return;
        }
        if (Text == "Parent") top.HasParent = true;
        key = arrays > 0 ? key : Text;
    }

    private void SkipComment()
    {
        var end = bytes[at..].IndexOfAny((byte)10, (byte)13);
        Skip(end < 0 ? bytes.Length - at : end);
    }

    private void SkipString()
    {
        var (depth, end) = (0, at);
        for (; end < bytes.Length; end++)
        {
            if (bytes[end] == '\\') end++;
            else if (bytes[end] == '(') depth++;
            else if (bytes[end] == ')' && --depth == 0) break;
        }
        Skip(Math.Min(end + 1, bytes.Length) - at);
        key = arrays > 0 ? key : "";
    }

    // A bracket or a percent sign between objects must not hide those behind it: readers jump to them by their address.
    private void Skip(int length) => at += HoldsObjects(bytes.Slice(at, length)) ? 1 : length;

    /// <summary>True when "12 0 obj" stands in the bytes.</summary>
    public static bool HoldsObjects(ReadOnlySpan<byte> body)
    {
        var from = 0;
        for (int found; (found = body[from..].IndexOf("obj"u8)) >= 0; from += found + 3)
        {
            var before = body[..(from + found)].TrimEnd(" \t\r\n\f\0"u8);
            if (before.Length > 2 && char.IsAsciiDigit((char)before[^1]) && IsSpace(before[^2])) return true;
        }
        return false;
    }

    private void Open()
    {
        if (at + 1 < bytes.Length && bytes[at + 1] == '<')
        {
            at += 2;
            if (open.Count < Deepest) open.Push(new());
            (key, arrays) = ("", 0);
            return;
        }
        var end = bytes[at..].IndexOf((byte)'>');
        var isHex = end > 0 && bytes.Slice(at + 1, end - 1).IndexOfAnyExcept(HexSigns) < 0;
        at += isHex ? end + 1 : 1;
    }

    private bool Close()
    {
        at += 2;
        (key, arrays) = ("", 0);
        if (open.Count > 0) Closed = open.Pop();
        // What stands in the parameters of a filter is a matter of the stream.
        if (open.Count > 0 && Closed.HasPredictor) open.Peek().HasPredictor = true;
        Kind = PdfTokenKind.EndOfDictionary;
        return true;
    }

    // A number or a keyword; true when it began a stream.
    private bool Word()
    {
        var start = at;
        while (at < bytes.Length && !IsSpace(bytes[at]) && !Delimiters.Contains((char)bytes[at], StringComparison.Ordinal)) at++;
        var word = bytes[start..at];
        if (word.SequenceEqual("stream"u8)) return TakeStream();
        if (word.SequenceEqual("endobj"u8) || word.SequenceEqual("obj"u8))
        {
            open.Clear();
            (key, arrays) = ("", 0);
            if (word[0] == 'o') Closed = new();
        }
        if (open.Count > 0 && int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) Number(number);
        return false;
    }

    private readonly void Number(int number)
    {
        var top = open.Peek();
        if (key == "Count") top.Count ??= number;
        else if (key == "Length") top.Length ??= number;
        else if (key == "Predictor" && number > 1) top.HasPredictor = true;
    }

    private bool TakeStream()
    {
        if (at < bytes.Length && bytes[at] == 13) at++;
        if (at < bytes.Length && bytes[at] == 10) at++;
        var rest = bytes[at..];
        var length = -1;
        if (Closed.Length is { } stated and >= 0 && stated <= rest.Length && rest[stated..].TrimStart("\r\n "u8).StartsWith("endstream"u8)) length = stated;
        if (length < 0) length = rest.IndexOf("endstream"u8);
        if (length < 0) length = rest.Length;
        Body = rest[..length];
        at += length;
        Kind = PdfTokenKind.Stream;
        return true;
    }
}
