using Hengjian.Documents.Csv;
using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>A csv file seen as a book of one sheet.</summary>
internal sealed class CsvBook : SheetBook
{
    private readonly Stream stream;
    private readonly SheetOptions options;
    private CsvReader? first;

    private CsvBook(Stream stream, SheetOptions options, CsvReader first)
    {
        this.stream = stream;
        this.options = options;
        this.first = first;
    }

    public override SheetFormat Format => SheetFormat.Csv;

    public override IReadOnlyList<SheetInfo> Sheets { get; } = [new("", false)];

    public static new Result<SheetBook> Open(Stream stream, SheetOptions options) =>
        CsvReader.Open(stream, options.Csv).Map(reader => (SheetBook)new CsvBook(stream, options, reader));

    public override Result<SheetReader> Read(int sheet)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sheet, 0);
        if (first is { } reader)
        {
            first = null;
            return new CsvSheetReader(reader);
        }
        stream.Position = 0;
        return CsvReader.Open(stream, options.Csv).Map(again => (SheetReader)new CsvSheetReader(again));
    }

    private sealed class CsvSheetReader(CsvReader csv) : SheetReader
    {
        private int count;

        public override int Row => (int)csv.Line;

        public override int Count => count;

        public override Cell this[int column]
        {
            get
            {
                if ((uint)column >= (uint)count) return new Cell(CellKind.Empty, [], double.NaN, false);
                var text = csv.Field(column).Trim();
                return new Cell(text.IsEmpty ? CellKind.Empty : CellKind.Text, text, double.NaN, false);
            }
        }

        public override bool Read()
        {
            while (csv.Read())
            {
                count = csv.FieldCount;
                while (count > 0 && csv.FieldBytes(count - 1).Trim(" \t"u8).IsEmpty) count--;
                if (count > 0) return true;
            }
            Problem = csv.Problem;
            return false;
        }
    }
}
