using Hengjian.Domain.Filling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class CheckAnswerConfiguration : IEntityTypeConfiguration<CheckAnswerRecord>
{
    public void Configure(EntityTypeBuilder<CheckAnswerRecord> builder)
    {
        builder.ToTable("check_answers");
        builder.Property(r => r.FlagId).HasMaxLength(64);
        builder.Property(r => r.Reply).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Text).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.HeadBy).HasMaxLength(40);
        builder.HasIndex(r => new { r.SheetId, r.FlagId }).IsUnique();
        builder.HasOne<FillSheetRecord>().WithMany().HasForeignKey(r => r.SheetId).OnDelete(DeleteBehavior.Restrict);
    }
}
