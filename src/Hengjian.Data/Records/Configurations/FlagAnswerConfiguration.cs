using Hengjian.Domain.ReportDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class FlagAnswerConfiguration : IEntityTypeConfiguration<FlagAnswer>
{
    public void Configure(EntityTypeBuilder<FlagAnswer> builder)
    {
        builder.ToTable("flag_answers");
        builder.Property(a => a.Flag).HasMaxLength(40);
        builder.Property(a => a.Sort).HasMaxLength(60);
        builder.Property(a => a.Reply).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Reason).HasMaxLength(FlagAnswer.LongestReason);
        builder.Property(a => a.Quote).HasMaxLength(FlagAnswer.LongestQuote);
        builder.Property(a => a.Message).HasMaxLength(FlagAnswer.LongestQuote);
        builder.Property(a => a.By).HasMaxLength(40);
        builder.HasIndex(a => a.Series);
        builder.HasOne<DeskReport>().WithMany().HasForeignKey(a => a.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}
