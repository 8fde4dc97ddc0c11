using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RunConfiguration : IEntityTypeConfiguration<RunRecord>
{
    public void Configure(EntityTypeBuilder<RunRecord> builder)
    {
        builder.ToTable("runs");
        builder.Property(r => r.ResultHash).HasMaxLength(64);
        builder.Property(r => r.InputHash).HasMaxLength(64);
        builder.Property(r => r.RunBy).HasMaxLength(40);
        builder.Property(r => r.Duration).HasConversion<long>();
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
