using System.Buffers.Binary;
using System.Numerics;

namespace Hengjian.Data.Storage;

/// <summary>Finds a row by its text without decoding any: an open table over the distinct texts' bytes. Not for several threads.</summary>
internal sealed class TextIndex
{
    private readonly TextList texts;

    // First row of each distinct text.
    private readonly int[] rows;

    // Place + 1; 0 is empty.
    private readonly int[] slots;

    private int last = -1;

    /// <param name="texts">What is looked up in.</param>
    /// <param name="twice">Told of every further row with a text that an earlier row has.</param>
    public TextIndex(TextList texts, Action<int, int> twice)
    {
        this.texts = texts;
        rows = new int[texts.Distinct];
        slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * texts.Distinct) + 1)];
        Array.Fill(rows, -1);
        var row = 0;
        foreach (var (end, place) in texts.Runs())
        {
            for (; row < end; row++)
            {
                if (place < 0) continue;
                if (rows[place] >= 0) twice(rows[place], row);
                else rows[place] = row;
            }
        }
        for (var place = 0; place < rows.Length; place++)
        {
            var slot = SlotOf(texts.Utf8(place));
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = place + 1;
        }
    }

    /// <summary>The first row with a text; -1 when none has it.</summary>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        // Who asks row by row mostly goes on with the next text.
        var next = last + 1;
        if (next < rows.Length && texts.Utf8(next).SequenceEqual(utf8)) return rows[last = next];
        for (var slot = SlotOf(utf8); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (texts.Utf8(slots[slot] - 1).SequenceEqual(utf8)) return rows[last = slots[slot] - 1];
        }
        return -1;
    }

    private int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= 8; utf8 = utf8[8..]) hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        foreach (var one in utf8) hash = (hash << 8) | (hash >> 56) ^ one;
        return (int)(Mixed(hash) >> 32) & (slots.Length - 1);
    }

    private static ulong Mixed(ulong hash)
    {
        hash *= 0x9E37_79B9_7F4A_7C15;
        return hash ^ (hash >> 29);
    }
}
