using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>An Excel 97–2003 file; at most 65,536 rows a sheet, so it is read in memory.</summary>
/// <remarks>
/// The package (ExcelDataReader 3.6) tells neither formulas nor error cells: #REF! reads as empty. Whoever reads an
/// .xls for its numbers must say so to the user.
/// </remarks>
internal sealed class XlsBook : SheetBook
{
    private const int MemoryShare = 5;
    private readonly Stream stream;
    private readonly List<SheetInfo> sheets = [];

    // The package asks for the code pages of old Windows by number.
    static XlsBook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsBook(Stream stream) => this.stream = stream;

    public override SheetFormat Format => SheetFormat.Xls;

    public override IReadOnlyList<SheetInfo> Sheets => sheets;

    public static new Result<SheetBook> Open(Stream stream, SheetOptions options)
    {
        if (stream.Length > options.MaxFileBytes / MemoryShare)
            return DocumentProblems.FileTooLarge(options.MaxFileBytes / MemoryShare);
        if (Contains(stream, Encoding.Unicode.GetBytes("EncryptedPackage"))) return DocumentProblems.Encrypted();
        return Guard<SheetBook>(() =>
        {
            var book = new XlsBook(stream);
            using var reader = book.OpenReader();
            do book.sheets.Add(new SheetInfo(reader.Name, reader.VisibleState != "visible"));
            while (reader.NextResult());
            return book.sheets.Count == 0 ? DocumentProblems.NoSheets() : book;
        });
    }

    public override Result<SheetReader> Read(int sheet) => Guard<SheetReader>(() =>
    {
        var reader = OpenReader();
        for (var i = 0; i < sheet; i++) reader.NextResult();
        return new XlsSheetReader(reader);
    });

    private IExcelDataReader OpenReader()
    {
        stream.Position = 0;
        var fallback = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        return ExcelReaderFactory.CreateBinaryReader(
            stream, new ExcelReaderConfiguration { FallbackEncoding = fallback, LeaveOpen = true });
    }

    private static Result<T> Guard<T>(Func<Result<T>> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            return DocumentProblems.Encrypted();
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            return DocumentProblems.Damaged("不是完整的 .xls 文件");
        }
    }

    /// <summary>The binary reader trusts its input, so a broken file can end in nearly any exception.</summary>
    internal static bool IsOfTheFile(Exception e) => e is not (OutOfMemoryException or StackOverflowException);

    private static bool Contains(Stream stream, byte[] wanted)
    {
        var chunk = new byte[1 << 16];
        var kept = 0;
        stream.Position = 0;
        for (int got; (got = stream.Read(chunk, kept, chunk.Length - kept)) > 0;)
        {
            var all = chunk.AsSpan(0, kept + got);
            if (all.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(wanted.Length - 1, all.Length);
            all[^kept..].CopyTo(chunk);
        }
        return false;
    }

    private sealed class XlsSheetReader(IExcelDataReader reader) : SheetReader
    {
        private readonly RowBuffer cells = new();
        private int row;

        public override int Row => row;

        public override int Count => cells.Count;

        public override bool IsHidden => reader.RowHeight == 0;

        public override IReadOnlyList<CellRange> Merges { get; } = [.. (reader.MergeCells ?? []).Select(m =>
            new CellRange(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1))];

        public override Cell this[int column] => cells[column];

        public override bool Read()
        {
            cells.Clear();
            if (Problem is not null) return false;
            try
            {
                while (reader.Read())
                {
                    row++;
                    for (var i = 0; i < reader.FieldCount; i++) Add(i);
                    if (cells.Count > 0) return true;
                }
            }
            catch (Exception e) when (IsOfTheFile(e))
            {
                Problem = DocumentProblems.Damaged($"第 {row + 1} 行读不出来");
                cells.Clear();
            }
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            reader.Dispose();
            base.Dispose(disposing);
        }

        private void Add(int column)
        {
            switch (reader.GetValue(column))
            {
                case string text:
                    cells.Add(column, CellKind.Text, text, double.NaN, false);
                    break;
                case DateTime day:
                    cells.AddDate(column, day, false);
                    break;
                case TimeSpan time:
                    var clock = time.ToString("c", CultureInfo.InvariantCulture);
                    cells.Add(column, CellKind.Text, clock, double.NaN, false);
                    break;
                case bool yes:
                    cells.Add(column, CellKind.Bool, yes ? "TRUE" : "FALSE", yes ? 1 : 0, false);
                    break;
                case IConvertible value:
                    AddNumber(column, value.ToDouble(CultureInfo.InvariantCulture));
                    break;
            }
        }

        private void AddNumber(int column, double number)
        {
            var percent = XlsxStyles.LookOf(reader.GetNumberFormatString(column) ?? "") == NumberLook.Percent;
            var digits = number.ToString("R", CultureInfo.InvariantCulture);
            cells.Add(column, percent ? CellKind.Percent : CellKind.Number, digits, number, false);
        }
    }
}
