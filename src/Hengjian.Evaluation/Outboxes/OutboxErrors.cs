namespace Hengjian.Evaluation.Outboxes;

/// <summary>What went wrong with a duty, for people: problems are Chinese already, exceptions are put into words by their kind.</summary>
public static class OutboxErrors
{
    private static readonly (string[] Kinds, string Words)[] Known =
    [
        (["SmtpFailedRecipientException", "SmtpFailedRecipientsException"], "对方邮件服务器不收这个地址"),
        (["SmtpException"], "邮件服务器没有收下这封邮件"),
        (["AuthenticationException"], "与对方服务器的安全连接或登录失败"),
        (["TaskCanceledException", "OperationCanceledException", "TimeoutException"], "对方没有按时回答"),
        (["HttpRequestException", "SocketException", "WebException"], "连不上对方服务器，或对方回答出错"),
        (["IOException", "UnauthorizedAccessException", "DirectoryNotFoundException", "FileNotFoundException"], "读写文件或网络时中断"),
        (["JsonException", "FormatException"], "登记的内容读不懂"),
        (["SqliteException", "NpgsqlException", "PostgresException", "DbUpdateException", "InvalidOperationException"], "数据库没有完成这次操作"),
    ];

    /// <summary>Chinese, without a full stop; empty when nothing has gone wrong yet.</summary>
    /// <param name="error">As the outbox keeps it: a problem, or an exception's kind and message.</param>
    public static string Words(string? error)
    {
        if (string.IsNullOrWhiteSpace(error)) return "";
        if (error.StartsWith("HJ", StringComparison.Ordinal) || error.Any(c => c >= '\u4e00' && c <= '\u9fff')) return error.TrimEnd('。');
        var kind = error.Split(':', 2)[0].Trim();
        foreach (var (kinds, words) in Known)
            if (kinds.Contains(kind, StringComparer.Ordinal)) return words;
        return "程序出错";
    }
}
