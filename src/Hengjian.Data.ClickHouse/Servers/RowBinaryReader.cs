using System.Buffers.Binary;
using System.Text;

namespace Hengjian.Data.ClickHouse.Servers;

/// <summary>Reads an answer in RowBinary form; an answer that ends in the middle of a value is an error.</summary>
internal sealed class RowBinaryReader(Shard shard, byte[] answer)
{
    private int at;

    public bool AtEnd => at == answer.Length;

    public byte Byte() => Take(1)[0];

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Count() => checked((long)BinaryPrimitives.ReadUInt64LittleEndian(Take(8)));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public string Text()
    {
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = Byte();
            length |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80 && shift < 32);
        return Encoding.UTF8.GetString(Take(length));
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || at + length > answer.Length) throw shard.Unreadable($"回答在第 {at} 个字节处中断");
        at += length;
        return answer.AsSpan(at - length, length);
    }
}
