using System.Text;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Rows of a table that wait to be written: in memory while they are few, then in a file that goes with its handle.</summary>
internal sealed class RowFile : IDisposable
{
    private const int MostInMemory = 4 << 20;

    private readonly long most;
    private Stream rows = new MemoryStream();
    private BinaryWriter writer;

    /// <summary>Begins a table.</summary>
    /// <param name="most">Rows that are kept; further ones are only counted.</param>
    public RowFile(long most = MostRows) => (this.most, writer) = (most, new BinaryWriter(rows, Encoding.UTF8, leaveOpen: true));

    /// <summary>What a sheet of any table program holds, with room for its head.</summary>
    public const long MostRows = 1_000_000;

    /// <summary>Rows added.</summary>
    public long Count { get; private set; }

    /// <summary>Rows that were too many.</summary>
    public long Left => Math.Max(0, Count - most);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Null, text, double or int.</param>
    public void Add(params IReadOnlyList<object?> cells)
    {
        if (++Count > most) return;
        writer.Write7BitEncodedInt(cells.Count);
        foreach (var cell in cells) Write(cell);
        if (rows is MemoryStream { Length: > MostInMemory } full) Spill(full);
    }

    /// <summary>The rows, in order.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows()
    {
        writer.Flush();
        rows.Position = 0;
        using var reader = new BinaryReader(rows, Encoding.UTF8, leaveOpen: true);
        try
        {
            for (var i = 0L; i < Math.Min(Count, most); i++)
            {
                var cells = new object?[reader.Read7BitEncodedInt()];
                for (var at = 0; at < cells.Length; at++) cells[at] = Read(reader);
                yield return cells;
            }
        }
        finally
        {
            // Further rows go behind the last, also when the reader stopped early.
            rows.Position = rows.Length;
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        rows.Dispose();
    }

    private void Spill(MemoryStream full)
    {
        writer.Dispose();
        rows = TemporaryFile.New();
        full.WriteTo(rows);
        full.Dispose();
        writer = new BinaryWriter(rows, Encoding.UTF8, leaveOpen: true);
    }

    private void Write(object? cell)
    {
        switch (cell)
        {
            case null: writer.Write((byte)0); break;
            case string text: writer.Write((byte)1); writer.Write(text); break;
            case double number: writer.Write((byte)2); writer.Write(number); break;
            case int whole: writer.Write((byte)3); writer.Write(whole); break;
            default: throw new ArgumentException($"A row cannot hold a {cell.GetType().Name}.", nameof(cell));
        }
    }

    private static object? Read(BinaryReader reader) => reader.ReadByte() switch
    {
        1 => reader.ReadString(),
        2 => reader.ReadDouble(),
        3 => reader.ReadInt32(),
        _ => null,
    };
}
