using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hengjian.Domain.Auditing;

/// <summary>Links audit rows by hashes and finds where the chain is broken. Pure.</summary>
public static class AuditChain
{
    /// <summary>The previous hash of the first row.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>Makes the row that follows <paramref name="last"/>.</summary>
    public static AuditEntry Next(
        AuditEntry? last, DateTimeOffset at, string who, string action, string subject, string details)
    {
        // Databases keep milliseconds at least; finer ticks would not come back and the hash would not match.
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var sequence = (last?.Sequence ?? 0) + 1;
        var previous = last?.Hash ?? Start;
        return new AuditEntry
        {
            Sequence = sequence,
            At = time,
            Who = who,
            Action = action,
            Subject = subject,
            Details = details,
            PreviousHash = previous,
            Hash = HashOf(sequence, time, who, action, subject, details, previous),
        };
    }

    /// <summary>Whether the row's own hash still fits its content.</summary>
    public static bool IsIntact(AuditEntry entry) => entry.Hash == HashOf(
        entry.Sequence, entry.At, entry.Who, entry.Action, entry.Subject, entry.Details, entry.PreviousHash);

    /// <summary>The first break when <paramref name="entry"/> follows <paramref name="last"/>; null when it fits.</summary>
    /// <returns>Chinese.</returns>
    public static string? FindBreak(AuditEntry? last, AuditEntry entry)
    {
        var expected = (last?.Sequence ?? 0) + 1;
        if (entry.Sequence != expected) return $"第 {expected} 条审计记录缺失。";
        if (entry.PreviousHash != (last?.Hash ?? Start)) return $"第 {entry.Sequence} 条审计记录与前一条不相接。";
        return IsIntact(entry) ? null : $"第 {entry.Sequence} 条审计记录的内容被改动。";
    }

    private static string HashOf(
        long sequence, DateTimeOffset at, string who, string action, string subject, string details, string previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendNumber(hash, sequence);
        AppendNumber(hash, at.ToUnixTimeMilliseconds());
        foreach (var text in (string[])[who, action, subject, details, previous])
        {
            // Length before text: no two different rows give the same bytes.
            var bytes = Encoding.UTF8.GetBytes(text);
            AppendNumber(hash, bytes.Length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
