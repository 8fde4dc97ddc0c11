using System.Buffers.Binary;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>Looks into doc and xls: no macro storage, no macro sheet, no packed file, no password.</summary>
internal static class OleInspection
{
    private const int SmallestRegular = 4096;
    private const int FibFlags = 10;
    private const int FibEncrypted = 0x0100;
    private const int BiffRead = 1 << 20;
    private const int BoundSheet = 0x0085;
    private const int FilePass = 0x002F;
    private const int EndOfSubstream = 0x000A;

    private static readonly string[] MacroNames = ["Macros", "_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"];

    private static readonly string[] PackedNames = ["\u0001Ole10Native", "Package", "\u0001Ole10ItemName"];

    /// <summary>Looks into a file whose head is an OLE one.</summary>
    public static Result<InspectedFile> Inspect(Stream file, EvidenceType type, string extension)
    {
        try
        {
            return Check(CompoundFile.Open(file), type, extension) is { } problem ? problem : new InspectedFile(type);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            return InspectionProblems.Damaged("文件", e is InvalidDataException ? e.Message : "读到一半就没有了");
        }
    }

    private static Problem? Check(CompoundFile ole, EvidenceType type, string extension)
    {
        CompoundFile.Entry? Find(params string[] names) =>
            ole.Entries.Cast<CompoundFile.Entry?>().FirstOrDefault(e => names.Contains(e!.Value.Name, StringComparer.OrdinalIgnoreCase));
        if (Find("EncryptedPackage", "EncryptionInfo") is not null) return InspectionProblems.Encrypted("文件");
        if (Find(MacroNames) is { } macro) return InspectionProblems.Macros(macro.Name);
        if (Find(PackedNames) is { } packed) return InspectionProblems.Embedded(packed.Name.TrimStart('\u0001'));
        if (type == EvidenceType.Doc)
            return Find("WordDocument") is not { } word ? InspectionProblems.Disguised(extension, Kind(Find)) : Word(ole, word);
        return Find("Workbook", "Book") is not { } book ? InspectionProblems.Disguised(extension, Kind(Find)) : Book(ole, book);
    }

    private static string Kind(Func<string[], CompoundFile.Entry?> find) =>
        find(["WordDocument"]) is not null ? "旧版 Word 文档" : find(["Workbook", "Book"]) is not null ? "旧版 Excel 工作簿"
        : find(["PowerPoint Document"]) is not null ? "旧版 PowerPoint 演示文稿" : "别的 OLE 文件（如安装包、邮件）";

    private static Problem? Word(CompoundFile ole, CompoundFile.Entry word)
    {
        // Word pads the stream; a shorter one lies in the small sectors and is no document Word has written.
        if (word.Size < SmallestRegular) return InspectionProblems.Damaged("文档", "正文太短");
        var head = ole.Read(word, FibFlags + 2);
        return (BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(FibFlags)) & FibEncrypted) != 0 ? InspectionProblems.Encrypted("文档") : null;
    }

    // [MS-XLS]: records of type, length, data; the sheets are named in the first substream, with their kind.
    private static Problem? Book(CompoundFile ole, CompoundFile.Entry book)
    {
        if (book.Size < SmallestRegular) return null;
        var bytes = ole.Read(book, BiffRead).AsSpan();
        while (bytes.Length >= 4)
        {
            var (type, length) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]));
            if (type == FilePass) return InspectionProblems.Encrypted("工作簿");
            if (type == BoundSheet && length >= 6 && bytes.Length > 9 && (bytes[9] & 0x0F) is 1 or 6) return InspectionProblems.Macros("宏表");
            if (type == EndOfSubstream || bytes.Length < 4 + length) return null;
            bytes = bytes[(4 + length)..];
        }
        return null;
    }
}
